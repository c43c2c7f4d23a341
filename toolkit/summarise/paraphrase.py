"""Words that news English swaps freely, so that a paraphrase is not taken for an added fact.

A group holds words that may stand for each other in a summary; `LIGHT` words carry no fact of their own.
"""

from __future__ import annotations

GROUPS = tuple(
    frozenset(row.split())
    for row in """
    say tell announce state declare report explain note add stress emphasise emphasize comment remark claim mention
    approve back pass adopt agree vote endorse support favour clear green light
    reject refuse deny dismiss oppose turn down
    begin start launch open commence resume restart
    end finish stop close conclude halt cease
    buy purchase acquire
    build construct erect construction
    rise increase grow climb jump surge up higher more growth
    fall drop decline decrease sink shrink down lower fewer less cut reduce reduction
    kill die dead death fatal
    hurt injure injured wound
    big large great huge major
    small little minor
    year annual annually yearly
    month monthly
    money fund funding euro cost price pay expense
    damage destroy wreck hit
    warn caution warning alert
    demand call urge request ask require want appeal
    plan intend schedule want aim earmark
    expect forecast predict anticipate
    people residents inhabitants citizens locals population
    child children pupil student
    worker staff employee workforce job
    firm company business operator manufacturer
    police officer investigator
    court judge ruling rule verdict judgment sentence
    head chief leader boss director manager chair
    government authority authorities ministry state
    city town municipality local
    fire blaze flames burn
    flood flooding floods water
    storm gale hurricane
    strike walkout stoppage
    talks negotiation negotiate
    win victory beat defeat
    show reveal find indicate suggest
    help aid assist support
    train rail railway
    car vehicle
    house home building
    quit resign step
    accuse blame allege
    fear worry concern concerned
    shut close closure
    evacuate evacuated bring safety
    cause reason due
    unclear unknown open
    remain stay
    move relocate shift transfer
    send deploy dispatch
    think believe
    probably likely presumably
    now currently present
    previously earlier before former
    """.strip().splitlines()
)
_LIGHT = """
    one two several many some number part time times day days week weeks today yesterday tomorrow first last next new
    own way make take give get go come see put keep set hold bring use lead run need let become include follow
    according also however meanwhile still already yet around about nearly almost roughly least total altogether
    overall among within despite although though since because therefore thus amid along per cent percent percentage
    say says said saying tell told telling believe believes argue argues claim claims remain remains another whether
    ought must face faces facing find found mere merely main key now then further while amid rather quite even far due
    past recent previous former another other same different being having done going made taken given become became
    already certain able unable want wants wanted put puts able following followed despite beyond both neither either
    gone well trio pair duo dozens bid move moves step steps latter
    earliest latest issue matter thing situation case place area region side statement article text official officially
"""
LIGHT = frozenset(_LIGHT.split())
_OPPOSITES = """
    approve approved accept accepted adopted backed supported | reject rejected refused opposed dismissed
    rise rose risen increase increased grew grown higher more up | fall fell fallen decrease sank lower fewer less down
    begin began started launched opened reopened | end ended stopped closed finished halted shut
    confirm confirmed admitted | deny denied
    win won | lose lost
    before | after
    welcomed praised | criticised criticized condemned
    buy bought | sell sold
    allow allowed permitted | ban banned forbade forbidden prohibited
    innocent acquitted | guilty convicted
    arrived | left departed
    affected | exempt excluded unaffected
    dead died killed | survived alive unhurt unharmed
    first | last
    south southern | north northern
    west western | east eastern
    profit profits surplus | loss losses deficit
    summer | winter
    spring | autumn
    morning | evening night
    afternoon | morning night
    husband | wife
    father | mother
    son | daughter
    brother | sister
    man men male | woman women female
    employee employees worker workers | employer employers
    buyer buyers | seller sellers
    guilty | innocent
    optimistic confident | pessimistic sceptical
    safe | unsafe dangerous
    legal lawful | illegal unlawful unconstitutional
    possible | impossible
    known | unknown
    likely | unlikely
    successful succeeded success | unsuccessful failed failure
    united unanimous unanimously | divided
    joined | left quit
    arrested detained | released freed
    strengthened strengthen | weakened weaken
    improved improve better | worsened worsen worse
    export exports | import imports
    majority | minority
    increased raised | cut reduced
    public | secret
    empty | full
    cheaper cheap | expensive dearer
    oldest older | youngest younger
    largest biggest | smallest
    longest longer | shortest shorter
    upper | lower
    inside | outside
    domestic | foreign
    voluntary voluntarily | compulsory forced
    continuing continue continues resumed ongoing | suspended halted interrupted paused cancelled
    agree agrees agreed confirms | contradict contradicts contradicted disagree disagrees disputes disputed
    filled occupied | vacant unfilled unoccupied
    completed concluded finished | unfinished pending
    waive waives waived forgo | insist insists charge charges demand demands
    accept accepts accepting | refuse refuses decline declines
    attended attend attends | boycotted skipped missed
    praised praises | criticises criticizes slammed
    remain remains stayed stay | leave leaves quit
    rescued saved | died drowned
    found discovered | missing lost
    allowed legal | illegal
    tightened tighten stricter | eased relaxed loosened
    kept honoured | broke broken violated
    expanded expand | shrank scaled
    faster | slower
    heavier | lighter
    warmer hotter | colder cooler
    stable safe | critical
    unanimous unanimously | narrowly split
    gained gains | lost loses
    trust trusts | distrust distrusts
    present | absent
    hired | dismissed fired
    extended renewed prolonged | expired terminated
    upheld confirmed | overturned quashed annulled
    continuing continue continued | stopped ended dropped discontinued closed
    kept keep retained | abandoned dropped scrapped
    prosecution prosecutors | defence defense
    interior | foreign defence finance health justice
    foreign | defence interior finance health justice
    health | finance justice transport environment education
    economy economics | finance interior environment
"""
OPPOSITES = tuple(
    (tuple(left.split()), tuple(right.split()))
    for left, _, right in (row.partition("|") for row in _OPPOSITES.strip().splitlines())
)
"""Words of which a summary may not turn one into the other."""
