"""Word tables of `names`: exonyms, and English words with a capital that are no names of their own."""

from __future__ import annotations

from toolkit.quotes.wordlists import words

# English: German beginnings of the same name where neither sound nor the word table shows it.
EXONYMS: dict[str, tuple[str, ...]] = {
    line.split(":")[0].strip(): words(line.split(":")[1])
    for line in """
    germany: deutsch brd bund
    german: deutsch bund auswärtig
    berlin: berlin auswärtig bund
    germans: deutsch
    austria: österreich
    austrian: österreich
    switzerland: schwei
    swiss: schwei franken
    france: frankreich französ paris
    french: französ frankreich
    paris: paris
    italy: italien
    italian: italien
    greece: griech
    greek: griech
    hungary: ungar
    hungarian: ungar
    poland: polen poln
    polish: poln polen
    turkey: türk
    turkish: türk
    ukraine: ukrain
    ukrainian: ukrain
    russia: russ moskau
    russian: russ
    moscow: moskau
    kyiv: kiew kyjiw
    kiev: kiew kyjiw
    kharkiv: charkiw charkow
    odesa: odess
    odessa: odess
    luhansk: luhansk lugansk
    crimea: krim
    crimean: krim
    donbas: donbass
    donbass: donbas
    belarus: belarus weißruss
    belarusian: belarus weißruss
    chechnya: tschetschen
    chechen: tschetschen
    beijing: peking
    china: china chines peking
    chinese: china chines
    japan: japan
    pyongyang: pjöngjang
    korea: korea
    north: nord
    south: süd
    east: ost
    west: west
    northern: nord
    southern: süd
    eastern: ost
    western: west
    middle: nahe nahost mittel
    us: us usa vereinigte amerikan
    u.s: us usa vereinigte amerikan
    usa: us usa vereinigte
    american: us amerikan
    americans: us amerikan
    america: us amerika
    united: vereint vereinig uno usa uk un großbritannien
    states: staaten us
    nations: nationen uno un
    un: uno un vereinte weltsicherheit sicherheitsrat
    czechia: tschech
    slovakia: slowak
    slovak: slowak
    slovenia: slowen
    slovenian: slowen
    ireland: irland nordirland
    irish: ir
    scotland: schott
    scottish: schott
    vatican: vatikan
    macedonia: mazedon
    cyprus: zyper zypri
    iceland: island isländ
    luxembourg: luxemburg
    philippines: philippin
    texas: texan texas
    california: kaliforn
    franconia: franken fränk
    gothic: got
    upper: ober
    tyrol: tirol
    carinthia: kärnt
    styria: steier
    pomerania: pommer
    silesia: schles
    russians: russ
    ukrainians: ukrain
    israelis: israel
    palestinian: palästin
    palestinians: palästin
    europeans: europä
    chechens: tschetschen
    kurdish: kurd
    congo: kongo
    tanzania: tansan
    jordan: jordan
    qatar: katar
    qatari: katar
    riyadh: riad
    damascus: damask
    baghdad: bagdad
    mosul: mossul
    algiers: algier
    tripoli: tripol
    crete: kreta
    sicily: sizil
    sardinia: sardin
    tuscany: toskan
    genoa: genua
    mecca: mekka
    vistula: weichsel
    meuse: maas
    bangladesh: bangladesch
    southeast: südost
    southwest: südwest
    northeast: nordost
    northwest: nordwest
    uk: großbritann brit vereinigte
    britain: großbritann brit
    british: brit
    england: england engl
    english: engl
    eu: eu europä
    european: europ eu
    europe: europ
    union: union eu
    nato: nato
    kremlin: kreml
    tehran: teheran
    iran: iran
    iranian: iran
    israel: israel
    israeli: israel
    gaza: gaza
    bank: bank
    jerusalem: jerusalem
    syria: syr
    syrian: syr
    lebanon: libanon libanes
    lebanese: libanes libanon
    egypt: ägypt
    egyptian: ägypt
    cairo: kairo
    saudi: saudi
    arabia: arab
    arab: arab
    iraq: irak
    iraqi: irak
    yemen: jemen
    yemeni: jemen
    houthi: huthi
    houthis: huthi
    hezbollah: hisbollah
    azerbaijan: aserbaidsch
    georgia: georgi
    georgian: georgi
    armenia: armen
    yerevan: eriwan
    baku: baku
    tbilisi: tiflis
    warsaw: warschau
    prague: prag
    czech: tschech
    vienna: wien
    rome: rom
    milan: mailand
    venice: venedig
    naples: neapel
    florence: florenz
    munich: münch
    cologne: köln
    bavaria: bayern bayer
    bavarian: bayer bayr bairisch
    saxony: sachsen sächs
    saxon: sächs
    lower: nieder
    thuringia: thüring
    hesse: hess
    rhine: rhein
    rhineland: rheinland
    palatinate: pfalz pfälz
    westphalia: westfal
    brunswick: braunschweig
    nuremberg: nürnberg
    hanover: hannover
    danube: donau
    brussels: brüssel
    belgium: belgi
    belgian: belgi
    hague: haag
    netherlands: niederl holland
    dutch: niederl holländ
    holland: niederl holländ
    denmark: dän
    danish: dän
    copenhagen: kopenhagen
    sweden: schwed
    swedish: schwed
    norway: norweg
    norwegian: norweg
    finland: finn
    finnish: finn
    estonia: est
    latvia: lett
    lithuania: litau
    vilnius: wilna vilnius
    lisbon: lissabon
    portugal: portug
    spain: span
    spanish: span
    geneva: genf
    zurich: zürich
    lucerne: luzern
    basel: basel
    athens: athen
    bucharest: bukarest
    romania: rumän
    romanian: rumän
    bulgaria: bulgar
    serbia: serb
    serbian: serb
    croatia: kroat
    croatian: kroat
    belgrade: belgrad
    bosnia: bosni
    kosovo: kosovo
    albania: alban
    moldova: moldau moldaw
    delhi: delhi
    india: indi
    indian: indi ind
    pakistan: pakistan
    kabul: kabul
    taliban: taliban
    afghan: afghan
    brazil: brasil
    mexico: mexik
    cuba: kub
    canada: kanad
    canadian: kanad
    argentina: argentin
    colombia: kolumb
    chile: chil
    venezuela: venezol venezuel
    africa: afrik
    african: afrik
    libya: liby
    ethiopia: äthiop
    kenya: keni
    morocco: marokk
    algeria: alger
    tunisia: tunes
    baltic: balt ostsee
    sea: meer see ostsee nordsee schwarzmeer mittelmeer
    black: schwarz
    red: rot
    pacific: pazifi
    atlantic: atlanti
    mediterranean: mittelmeer
    alps: alpen
    lake: see
    constance: bodensee konstanz
    nazi: nazi ns national
    christian: christ cdu
    social: sozial spd
    democrat: demokrat
    democrats: demokrat
    green: grün
    greens: grün
    left: link
    liberal: fdp liberal
    jewish: jüd jud
    jews: jud jüd
    muslim: muslim moslem
    islamic: islam
    catholic: katholi
    protestant: evangel protestant
    pope: papst
    easter: ostern oster
    christmas: weihnacht heiligabend
    holocaust: holocaust
    ice: ice
    twitter: twitter
    """.strip().splitlines()
}
PLAIN = frozenset(
    words(
        """
    president minister prime chancellor vice deputy foreign defence defense interior finance economics justice health
    ministry department office secretary state federal republic government parliament party council court supreme
    constitutional commission committee central bank general assembly security union university institute street
    square mr mrs ms dr professor sir lord lady king queen prince princess saint st god lord internet web act law bill
    constitution chief army air force navy police world war cup league championship olympic olympics games champions
    club fc city town district county mayor governor senator congress senate house representatives cabinet bundestag
    bundesrat summit treaty convention agreement museum hospital airport station church cathedral palace theatre
    theater new old great national international day night good i ok am pm a the it he she they we you in on at of and
    for but if when as to no yes not what who how why where there this that these those his her their our my your its
    member members speaker leader chairman chairwoman director attorney prosecutor press agency news service board
    authority association federation group corporation company inc ltd free democratic people peoples social labour
    labor workers opposition coalition conservative conservatives liberals right-wing red cross white house big
    covid corona coronavirus pandemic earth moon sun bible koran quran tv dvd cd pc it id
    cabinet sunday monday tuesday wednesday thursday friday saturday january february march april may june july august
    september october november december spring summer autumn fall winter premier wing home affairs minister-president
    intelligence military staff admiral captain colonel major lieutenant sergeant northern southern eastern western
    """
    )
)
