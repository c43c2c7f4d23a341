"""Words that may retell one another in a summary: synonyms, nouns of verbs, wider and narrower words of news English.

A row, up to its semicolon, is a circle of words of which any may stand where the article has another. They are wider
than the groups of `paraphrase`, which count as one word: a word here may stand in many rows, and only shows that a
summary adds no fact.
"""

from __future__ import annotations

CIRCLES = """
trio three triple third;
pair couple two twin duo both;
quartet four;
half halve halved fifty;
double doubled twice twofold;
dozen twelve dozens;
former ex previously earlier then once old past;
late dead deceased died;
deadly fatal kill killed killing killer lethal death deaths dead die died dying casualty casualties toll victim
  victims lives life lost murder homicide manslaughter perish perished slain slay shot body bodies;
injure injured injury injuries wounded wound hurt harm harmed hospital treated;
survive survived survivor survivors alive rescued saved rescue save recovered;
collapse collapsed fail failed failure breach breached break broke broken burst gave give way rupture buckle cave
  crumble crumbled;
destroy destroyed destruction wiped wipe out ruin ruined wreck wrecked devastate devastated level levelled flatten
  razed demolish demolished burnt burned gutted damage damaged;
rain rainfall downpour downpours wet storm storms weather prolonged continuous persistent days heavy;
flood floods flooding flooded water waters deluge wave submerged inundated swamped swollen river high;
fire fires blaze flames burn burning burned burnt arson wildfire smoke ignite ignited alight;
quake earthquake tremor seismic magnitude;
drought dry arid heat heatwave hot temperature temperatures warm;
snow ice winter cold freeze frozen freezing frost avalanche blizzard;
accident crash crashed collision collided collide disaster catastrophe tragedy incident mishap derailed derail
  derailment wreck sink sank capsize capsized;
cause caused causing because due trigger triggered led lead result resulted blame behind reason owing prompted prompt
  spark sparked over;
warn warned warning warnings alarm alert alerted cautioned caution raised raise flag flagged;
watchdog regulator authority authorities supervisory supervisor oversight inspectorate agency office body;
tell told inform informed notify notified forward forwarded report reported pass passed share shared disclose
  disclosed know aware kept;
measurement measurements reading readings data figures values samples sample test tests tested;
find found discover discovered detect detected uncover uncovered identify identified spot spotted come light reveal
  revealed locate located;
repair repaired repairs fix fixed seal sealed restore restored renovate renovated renovation overhaul overhauled
  refurbish rebuild rebuilt upgrade upgraded modernise modernised;
ought should must have need needed require required supposed obliged due;
immediately immediate once right away straight instantly promptly at;
defendant defendants accused suspect suspects charged indicted trial;
charge charged charges indict indicted indictment accuse accused accusation accusations prosecute prosecuted
  prosecution prosecutors prosecutor face faces facing case trial court press pressed allegation allegations alleged;
prosecutor prosecutors prosecution attorney public investigators;
lawyer lawyers attorney counsel defence defense solicitor representing represents legal;
deny denied denies denial reject rejected rejects dispute disputed contest contested contradict contradicted refute
  refuted rebuff dismiss dismissed wrongdoing innocent lie;
wrongdoing guilt guilty blame accusations allegations charges misconduct fault responsibility;
admit admitted admits confess confessed confession acknowledge acknowledged concede conceded own;
convict convicted conviction guilty sentence sentenced found jail jailed prison term verdict;
acquit acquitted acquittal cleared innocent;
arrest arrested detain detained custody seized caught captured apprehended held hold hands suspect;
jail jailed prison imprisoned sentence sentenced bars years term custody inmate inmates prisoner prisoners;
trial tried hearing hearings proceedings case court stand begin;
appeal appealed appeals challenge challenged contest contested legally binding final;
sue sued lawsuit lawsuits legal action complaint court claim claimed plaintiff plaintiffs suit;
rule ruled ruling decided decision judgment verdict judges court judge overturned overturn struck annul annulled;
investigate investigated investigation investigating probe inquiry enquiry examine examined examining examination look
  looking into checked check study inspect inspected;
evidence proof trace traces sign signs clue clues indication indications pointer pointing;
cause unclear unknown mystery known open uncertain doubt clear remains remain yet unresolved unconfirmed confirmed
  undecided decide decided;
confirm confirmed confirmation verify verified verification corroborate substantiate prove proved proven
  independently;
repeatedly repeated several times often again frequent frequently many multiple;
boss bosses superior superiors manager managers management chief chiefs executive executives head heads leadership
  chairman chairwoman director directors ceo chair;
compensate compensated compensation pay paid payment payout payouts reimbursed reimburse damages victims;
only mere merely just sole solely no more single barely;
fraction part portion share small percentage little proportion;
estimate estimated estimates put puts reckon reckoned value valued assess assessed believed thought around about
  expected calculation calculated;
ask asked asks request requested requests apply applied application seek seeks sought petition call demand demanded
  want wants appeal;
finance financial financing finances fund funds funding money pay paid aid support help budget subsidies subsidy
  subsidise cash pot purse cost costs;
help aid assist assistance support relief supplies humanitarian deliveries delivered delivery;
case go trial begin start prosecution hearing;
clash clashes clashed fight fighting fought battle battles combat conflict skirmish skirmishes violence hostilities
  engage exchange fire war;
truce ceasefire armistice peace deal agreement lull;
resume resumed again renewed renew restart restarted continue continued return returned back reopen reopened new;
despite although though however nevertheless nonetheless still even while;
rebel rebels insurgent insurgents fighter fighters militia militias militant militants guerrilla opposition group;
army military troops soldiers forces soldier armed force unit units battalion;
government state ministry administration cabinet authorities regime federal ministers officials coalition;
portray portrayed describe described call called say said depict depicted paint painted present presented insist
  insisted justify justified;
action actions act acted move moves step steps measure measures operation operations conduct;
respond responded response react reacted reaction answer answered retaliate retaliated retaliation reply;
attack attacks attacked strike strikes struck hit assault raid raided bomb bombed bombing bombs bombard shell shelled
  shelling missile missiles rocket rockets fire fired target targeted air drone drones;
claim claimed claims allegation allege alleged assertion assert asserted information accusation say said statement
  version account;
offer offered available provide provided pledge pledged promise promised commit committed give set aside earmark
  earmarked making make grant granted;
displaced refugees refugee fled flee fleeing driven forced homes home expelled evacuated evacuate evacuation leave
  left escaped escape uprooted;
key important main crucial central major vital essential significant critical;
air plane planes aircraft flown fly flying flight flights airport airline airlift airborne pilot jet;
ship ships vessel vessels boat boats ferry freighter tanker sea port harbour shipping sail crew;
border frontier crossing;
close closed closing closure shut shuts shutting blocked seal sealed barred halted;
open opened opening reopen reopened inaugurate inaugurated launch launched start started;
attend attended take part taking participate participated participation join joined joining present come appear show
  turn go;
boycott absent stay away skip miss missed shun snub;
shaky fragile brittle unstable precarious weak;
better beats beat preferable good best improve improved;
worse worst bad worsen worsened deteriorate deteriorated deterioration;
plan plans planned planning intend intends intended aim aims want wants wanted hope hopes propose proposed proposal
  scheduled schedule set due going project;
stick sticks hold holds keep keeps insist insists maintain maintains retain go ahead press forward despite;
talks talk negotiations negotiate negotiated negotiating negotiator meeting meet met summit discuss discussed
  discussions dialogue round table;
mediator mediators mediate mediation broker brokered envoy go-between;
agree agreed agreement deal pact accord treaty contract settlement compromise settle settled consensus signed sign;
disagree disagreement differ split divided dispute row quarrel conflict controversy controversial opposed;
oppose opposed opposes opposition against reject rejected rejects resist resisted resistance object objected objection
  objections protest protested critics criticism;
criticise criticised criticism criticize criticized attack attacked slam slammed condemn condemned denounce denounced
  complain complained accuse rebuke critics blast;
praise praised welcome welcomed hail hailed applaud commend celebrate celebrated;
support supported supports back backed backs favour favoured endorse endorsed advocate champion for approve approved
  behind;
approve approved approval adopt adopted pass passed agree agreed back backed vote voted votes ratify ratified green
  light clear cleared accept accepted majority say;
vote voted votes voting ballot poll election elections elect elected referendum electorate voters;
win won winner winning victory victorious triumph prevail prevailed beat defeated defeat champion title gold succeed;
lose lost losing loss losses defeat defeated beaten loser;
lead led leads leading ahead front top;
resign resigned resignation quit step stepped stepping down leave left go departure depart post office;
sack sacked dismiss dismissed dismissal fire fired remove removed oust ousted let go laid off layoffs;
replace replaced replacement succeed succeeded successor follow followed take over takes;
appoint appointed name named nominate nominated choose chosen pick picked select selected elect elected become;
hire hired recruit recruited recruitment employ employed staff;
job jobs post posts work worker workers position positions employee employees staff workforce employ;
strike strikes striking walkout walkouts stoppage industrial action down tools stayed;
union unions labour workers;
wage wages pay salary salaries earnings income;
rise rises rose risen raise raised increase increased increases increasing grow grew growth grown up climb climbed
  higher jump jumped surge surged soar soared gain gained more hike expand expanded add added boost boosted;
fall falls fell fallen drop dropped decline declined decrease decreased lower lowered down cut cuts reduce reduced
  reduction shrink shrank less fewer slide slump slumped sink plunge plunged dip slip;
profit profits earnings income made gain surplus;
loss losses red deficit lose;
revenue revenues sales turnover takings income;
sell sold sale sales selling offload divest;
buy bought purchase purchased acquire acquired acquisition takeover take over taken bid;
price prices cost costs expensive cheap charge charged fee fees tariff tariffs fare fares;
tax taxes levy duty duties;
debt debts loan loans credit borrow borrowed owe owes;
insolvent insolvency bankrupt bankruptcy broke administration collapse collapsed;
company firm business group corporation operator enterprise manufacturer maker producer provider concern employer;
factory plant works site facility facilities production mill;
produce produced production make makes made manufacture manufactured output build;
invest invested investment investor investors spend spending money put;
trade export exports import imports goods commerce;
build built building construct constructed construction erect erected work works project go up;
home homes house houses housing flat flats apartment apartments dwelling dwellings residential household households
  accommodation shelter shelters live living lodge;
resident residents inhabitant inhabitants local locals people citizens population community villagers villager
  neighbours neighbour;
live lives living stay stays staying housed reside based;
town city municipality council community local district village place region area;
council councillors councillor local authority town city;
mayor lord;
village hamlet settlement place;
road roads street streets route motorway highway traffic way lane;
train trains rail railway railways line track tracks station;
bus buses coach coaches;
car cars vehicle vehicles driver drivers driving motorist lorry lorries truck trucks van;
bridge crossing viaduct span;
delay delayed delays postpone postponed postponement late later put off pushed back behind wait;
cancel cancelled cancellation called off scrap scrapped drop dropped axe axed abandon abandoned shelve shelved;
stop stopped stopping halt halted end ended suspend suspended cease ceased interrupt interrupted break discontinue;
continue continued continuing go on goes ongoing persist remain last lasted keep still;
begin began begun start started starts beginning launch kick commence open opened;
end ended ends finish finished conclude concluded over close closed expire expired complete completed;
last lasted took take long duration hours days weeks months years;
reach reached arrive arrived arrival get got come came;
leave left leaving depart departed departure go went exit;
bring brought take took taken carry carried transport transported transfer transferred move moved deliver delivered
  ferry ferried ship shipped;
send sent dispatch dispatched deploy deployed deployment despatch;
return returned back come home repatriated repatriate;
search searched searching hunt hunting look looking seek comb combing scour;
missing lost disappeared vanished unaccounted;
doctor doctors physician physicians medic medics surgeon nurse nurses medical clinic hospital hospitals ward;
patient patients sick ill illness disease infected infection infections virus outbreak;
vaccine vaccines vaccination vaccinate vaccinated jab jabs immunised shot;
drug drugs medicine medicines medication;
study studies research researcher researchers scientist scientists survey analysis expert experts academic university;
expert experts specialist specialists consultant analyst assessor scientist surveyor;
school schools pupil pupils student students teacher teachers class classes lesson lessons education teaching;
university universities college campus student students;
child children kid kids boy boys girl girls youngster young minor minors teenager teenagers youth baby;
woman women female mother wife;
man men male father husband;
parent parents mother father family families;
family families relatives relative next kin bereaved;
old elderly older pensioner pensioners senior retired retirement aged age;
animal animals wildlife species bird birds dog dogs cattle livestock;
farm farms farmer farmers farming agriculture agricultural crop crops harvest field fields;
wind solar power energy electricity renewable turbines plant grid;
gas oil fuel diesel petrol energy pipeline heating;
climate warming emissions carbon environment environmental greenhouse;
pollute polluted pollution contaminate contaminated contamination toxic leak leaked spill spilled;
nature environment conservation conservationists environmentalists protection;
protect protected protection safeguard secure defend safety safe security shield;
danger dangerous risk risks risky threat threaten threatened hazard hazardous unsafe peril;
threaten threatened threatens threat warn warned;
fear fears feared afraid worry worried worries concern concerned concerns anxious;
hope hopes hoped hoping optimistic confident confidence expect looking;
expect expected expects expectation forecast predict predicted anticipate anticipated likely think believe;
believe believes believed think thinks thought consider considers considered view views see sees regard opinion
  convinced according;
doubt doubts doubted doubtful question questioned sceptical uncertain;
surprise surprised surprising unexpected unexpectedly shock shocked stunned;
important matter importance significance;
big large huge great major massive enormous considerable substantial vast giant biggest largest;
small little minor tiny slight modest limited minimal;
many numerous lots several large dozens scores much;
few handful small little hardly;
most majority bulk mainly largely mostly;
all every whole entire entirely complete completely full fully total totally everyone each;
almost nearly practically virtually close about but;
about around roughly approximately some nearly;
more than over exceed exceeds exceeded above upwards;
less than under below fewer;
at least minimum;
new recent latest fresh modern newly;
old historic ancient former traditional;
quick quickly fast rapid rapidly swift swiftly soon early;
slow slowly sluggish gradual;
first initially originally initial early beginning maiden debut;
final finally last eventually end ultimately;
year annual yearly twelve months;
month monthly weeks;
week weekly days seven;
day daily days;
night overnight evening dark;
morning early dawn;
currently now present presently moment today;
soon shortly coming future near;
future coming next ahead long term;
earlier before previously prior previous beforehand;
later after afterwards subsequently following since;
protest protests protested protesters protester demonstrate demonstrated demonstration demonstrators rally rallied
  march marched marchers streets took;
refuse refused refuses decline declined declines reject unwilling would not will;
ban banned bans prohibit prohibited forbid forbidden outlaw outlawed barred block blocked illegal;
allow allowed allows permit permitted permission let lets licence licensed authorise authorised;
law laws legislation legal bill act rule rules regulation regulations statute;
illegal unlawful illegally banned prohibited unconstitutional;
breach breached violate violated violation break broke broken flout ignore;
obey comply complied adhere respect stick observe kept;
punish punished punishment penalty fine fined sanction sanctions penalise penalised;
fine fined penalty pay;
crime criminal criminals offence offences offender;
steal stole stolen theft thief thieves robbery robbed burglary loot looted;
cheat fraud fraudulent fake forged forgery bogus counterfeit deceive deceived;
police officer officers cops policeman detectives investigators force;
emergency rescuers firefighters crews services brigade rescue workers;
guard guards guarded security;
weapon weapons arms gun guns firearm ammunition munitions;
nuclear atomic;
president head leader state;
chancellor leader government head;
minister ministers secretary cabinet government politician;
politician politicians lawmaker lawmakers mp mps parliamentarian member deputies;
parliament lawmakers house chamber assembly deputies legislature;
party parties faction group bloc;
opposition opponents rivals critics;
coalition alliance partners government;
leader leaders head heads chief chiefs boss president;
spokesman spokeswoman spokesperson speaker official;
diplomat diplomats diplomatic ambassador envoy embassy foreign;
eu european union brussels europe bloc commission;
un united nations;
us america american united states washington;
uk britain british united kingdom london;
germany german berlin federal;
russia russian moscow kremlin;
ukraine ukrainian kyiv;
france french paris;
china chinese beijing;
switzerland swiss bern;
austria austrian vienna;
team side club squad players eleven;
player players footballer striker goalkeeper midfielder defender;
coach trainer manager;
match game games fixture tie final;
goal goals score scored scorer strike net netted;
champion champions championship title trophy cup;
race races raced racing rider riders driver;
record best ever highest;
film films movie movies cinema screen director;
book books novel author writer write written publish published;
museum gallery exhibition exhibits show shown display art artist painting paintings works;
concert music musician musicians singer song festival orchestra perform performed;
theatre stage play performance;
artist painter sculptor;
visitor visitors tourist tourists guests guest holidaymakers travellers attract spectators audience;
passenger passengers travellers commuters aboard board people;
tourism tourist hotel hotels holiday holidays;
shop shops store stores retailer retail supermarket;
customer customers consumer consumers buyers;
internet online website web digital computer network;
data information personal details;
hack hacked hackers cyber attack;
newspaper paper media press journalist journalists reporter daily magazine broadcaster;
interview told spoke talking;
letter write wrote written;
church bishop priest catholic pope religious;
soldier soldiers troops conscript serviceman;
hostage hostages captive captives prisoners abducted kidnapped kidnap;
release released free freed freedom;
flee fled escape escaped run ran away;
hide hid hidden conceal concealed cover covered secret withhold withheld;
show shows showed shown demonstrate indicate prove proves reveal;
compare compared comparison against than;
different differ differs difference other unlike change changed;
same similar equal identical like unchanged;
change changes changed alter altered reform reforms amend amended amendment overhaul;
reform reforms reformed law change;
meet met meeting fulfil fulfilled satisfy;
lack lacks lacked lacking shortage short missing without absence need scarce insufficient;
enough sufficient adequate;
need needs needed require requires required necessary demand;
use used uses using usage utilise deploy employ;
try tried tries attempt attempted attempts effort bid seek;
able can could capable possible manage managed;
unable cannot impossible could not fail;
possible possibly could may might perhaps potential potentially;
responsible responsibility blame behind charge;
decide decided decision decides resolve determined choose rule;
choose chose choice option alternative select;
offer offered proposal bid;
order ordered orders instruct instructed command told;
lift lifted remove removed ease eased relax;
impose imposed introduce introduced bring levy;
extend extended extension prolong prolonged longer renew renewed;
limit limits limited restrict restricted restriction restrictions cap capped curb curbs;
measure measures step steps action;
solution solve solved resolve resolved answer;
problem problems difficulty difficulties trouble issue challenge fault defect;
mistake mistakes error errors wrong fault blunder;
defect defects defective fault faulty broken flaw flaws malfunction;
technical technology technician engineering;
carry carried out conduct conducted perform done;
live broadcast television tv watch watched viewers;
die out extinct endangered;
poor poverty needy;
rich wealthy wealth;
equip equipped fitted install installed;
empty vacant deserted abandoned unoccupied;
full crowded packed overcrowded capacity;
separate separated split divided divide;
together joint jointly common shared;
alone single only sole;
anonymous unnamed name named undisclosed;
secret secretly confidential hidden covert;
public publicly open announce announced;
announce announced announcement unveil unveiled say said statement declare declared reveal;
promise promised promises pledge pledged vow vowed commitment guarantee;
remember commemorate commemorated memorial anniversary mourn mourned honour;
celebrate celebrated celebration celebrations party anniversary;
centre central middle heart;
edge outskirts outside near close nearby suburb;
north northern;
south southern;
east eastern;
west western;
neighbour neighbouring neighbours next adjacent;
abroad foreign overseas;
international global world worldwide;
national nationwide country countrywide federal;
country countries nation nations land state;
world global planet earth;
capital city;
hour hours minutes time;
centuries century old historic;
spring summer autumn winter season;
wait waiting waited queue;
suffer suffered suffering sustain sustained;
bear shoulder pay cost;
cost costs priced worth expensive euros million spend;
worth value valued;
beat beaten outperform;
gather gathered assemble crowd crowds;
leak leaked;
sign signed signature signing;
burst pipe;
site place location spot ground;
aim aims aimed goal target purpose objective intended;
ready prepared prepare preparation preparations;
visit visited visiting trip travel travelled travels journey tour;
speak spoke speech address addressed remarks;
explain explained explanation justify reason reasons account;
insist insisted insists stress stressed emphasise;
suggest suggested suggests propose recommend recommended recommendation advise advised;
urge urged urges call called appeal appealed demand demanded;
dismissal dismissed;
birth born;
marriage married marry wedding wife husband;
ill fell sick;
treat treated treatment therapy;
operate operated operation operating run runs running;
own owned owner owners belong belongs property;
rent rents rented tenant tenants landlord;
food supply supplies groceries meals;
drink drinking water;
clean cleaned cleanup clear cleared clearing removed;
weather forecast forecasters meteorologists;
light lights power electricity blackout outage;
outage blackout failure power cut cuts without;
restore restored back return;
weak sluggish slow poor soft subdued low lower slump faltering;
cheap cheaper inexpensive low priced price prices bargain undercut;
rival rivals competitor competitors competition competing compete;
demand sales sell selling orders buyers appetite;
stock stocks share shares price market investors investor shareholders exchange trading equity;
positive positively welcome good glad gain gained;
push pushed pushing drive drove driven press force forced lift lifted boost send sent;
layoff layoffs redundancy redundancies dismissal dismissals dismissed job cuts compulsory forced lose jobs;
compulsory forced mandatory obligatory must;
possible possibility rule ruled open might could excluded likely option;
alternative choice option unavoidable inevitable;
deadly negligent homicide killed;
hydropower hydroelectric power water;
public state taxpayer taxpayers government subsidies subsidy federal;
repay repaid repayment refund return returned reimburse;
provision provided provide envisage foresee clause;
point times time temporarily briefly interim moment;
pause break respite;
quarter three months quarterly;
six months half year halfway;
grow growing cultivation;
boo booed whistle whistles jeer jeered heckled;
heavy heavily severe severely serious seriously bad badly;
harsh harshly sharp sharply strong strongly fierce;
slight slightly minor light lightly;
shock outrage outraged anger angry furious upset;
sad sorrow grief mourning;
rise rising swell swollen;
tree trees wood woods forest;
mountain mountains alps alpine climb climber climbers hiker hikers summit peak;
lake river sea coast shore beach bank banks;
island isle;
dog animal bite bitten;
tax revenue;
budget spending finances;
grant grants award awarded prize honour;
donate donated donation donations donor donors gave;
charity aid organisation;
volunteer volunteers unpaid;
religion faith mosque synagogue muslim jewish christian;
court judges bench;
statement remarks comments comment words spokesman;
silent silence declined comment quiet;
rumour rumours speculation reports;
poll survey polled surveyed respondents asked;
percentage percent share proportion rate;
rate rates level figure number;
number numbers total count figure amount;
average typical mean;
peak high record;
bottom low;
overtake overtaken surpass exceed;
doping steroids;
injury injured out sidelined;
debut first;
retire retires retirement end career;
contract deal signed terms;
club team side;
fan fans supporters spectators crowd;
referee official;
draw drew tie;
stadium arena ground;
"""
