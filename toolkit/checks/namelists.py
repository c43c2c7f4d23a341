"""Word tables of `names`: exonyms, and English words with a capital that are no names of their own."""

from __future__ import annotations

from toolkit.quotes.wordlists import words

# English: German beginnings of the same name where neither sound nor the word table shows it; peoples, bodies and
# abbreviations too.
_EXONYMS = """
    germany: deutsch brd bund auswärtig kanzler; holy: vatikan heilig; german: deutsch bund auswärtig kanzler;
    berlin: berlin auswärtig bund;
    germans: deutsch; austria: österreich; austrian: österreich; switzerland: schwei; swiss: schwei franken;
    france: frankreich französ paris; french: französ frankreich; paris: paris; italy: italien; italian: italien;
    greece: griech; greek: griech; hungary: ungar; hungarian: ungar; poland: polen poln; polish: poln polen;
    turkey: türk; turkish: türk; ukraine: ukrain; ukrainian: ukrain; russia: russ moskau; russian: russ;
    moscow: moskau russ kreml; kyiv: kiew kyjiw; kiev: kiew kyjiw; kharkiv: charkiw charkow; odesa: odess;
    odessa: odess; luhansk: luhansk lugansk; crimea: krim; crimean: krim; donbas: donbass; donbass: donbas;
    belarus: belarus weißruss; belarusian: belarus weißruss; chechnya: tschetschen; chechen: tschetschen;
    beijing: peking chin; china: china chines peking; chinese: china chines; japan: japan; pyongyang: pjöngjang;
    korea: korea; north: nord; south: süd; east: ost; west: west; northern: nord; southern: süd; eastern: ost;
    western: west; middle: nahe nahost mittel; us: us usa vereinigte amerikan; u.s: us usa vereinigte amerikan;
    usa: us usa vereinigte; american: us amerikan; americans: us amerikan; america: us amerika;
    united: vereint vereinig uno usa uk un großbritannien; states: staaten us; nations: nationen uno un;
    un: uno un vereinte weltsicherheit sicherheitsrat; czechia: tschech; slovakia: slowak; slovak: slowak;
    slovenia: slowen; slovenian: slowen; ireland: irland nordirland; irish: ir; scotland: schott; scottish: schott;
    vatican: vatikan; macedonia: mazedon; cyprus: zyper zypri; iceland: island isländ; luxembourg: luxemburg;
    philippines: philippin; texas: texan texas; california: kaliforn; franconia: franken fränk; gothic: got;
    upper: ober; tyrol: tirol; carinthia: kärnt; styria: steier; pomerania: pommer; silesia: schles; russians: russ;
    ukrainians: ukrain; israelis: israel; palestinian: palästin; palestinians: palästin; europeans: europä;
    chechens: tschetschen; kurdish: kurd; congo: kongo; tanzania: tansan; jordan: jordan; qatar: katar; qatari: katar;
    riyadh: riad; damascus: damask; baghdad: bagdad; mosul: mossul; algiers: algier; tripoli: tripol; crete: kreta;
    sicily: sizil; sardinia: sardin; tuscany: toskan; genoa: genua; mecca: mekka; vistula: weichsel; meuse: maas;
    bangladesh: bangladesch; southeast: südost; southwest: südwest; northeast: nordost; northwest: nordwest;
    uk: großbritann brit vereinigte; britain: großbritann brit; british: brit; england: england engl; english: engl;
    eu: eu europä; european: europ eu; europe: europ; union: union eu; nato: nato; kremlin: kreml moskau putin;
    tehran: teheran iran; iran: iran; iranian: iran; israel: israel; israeli: israel; gaza: gaza; bank: bank;
    jerusalem: jerusalem; syria: syr; syrian: syr; lebanon: libanon libanes; lebanese: libanes libanon; egypt: ägypt;
    egyptian: ägypt; cairo: kairo; saudi: saudi; arabia: arab; arab: arab; iraq: irak; iraqi: irak; yemen: jemen;
    yemeni: jemen; houthi: huthi; houthis: huthi; hezbollah: hisbollah; azerbaijan: aserbaidsch; georgia: georgi;
    georgian: georgi; armenia: armen; yerevan: eriwan; baku: baku; tbilisi: tiflis; warsaw: warschau; prague: prag;
    czech: tschech; vienna: wien; rome: rom; milan: mailand; venice: venedig; naples: neapel; florence: florenz;
    munich: münch; cologne: köln; bavaria: bayern bayer; bavarian: bayer bayr bairisch; saxony: sachsen sächs;
    saxon: sächs; lower: nieder; thuringia: thüring; hesse: hess; rhine: rhein; rhineland: rheinland;
    palatinate: pfalz pfälz; westphalia: westfal; brunswick: braunschweig; nuremberg: nürnberg; hanover: hannover;
    danube: donau; brussels: brüssel eu; belgium: belgi; belgian: belgi; hague: haag; netherlands: niederl holland;
    dutch: niederl holländ; holland: niederl holländ; denmark: dän; danish: dän; copenhagen: kopenhagen;
    sweden: schwed; swedish: schwed; norway: norweg; norwegian: norweg; finland: finn; finnish: finn; estonia: est;
    latvia: lett; lithuania: litau; vilnius: wilna vilnius; lisbon: lissabon; portugal: portug; spain: span;
    spanish: span; geneva: genf; zurich: zürich; lucerne: luzern; basel: basel; athens: athen; bucharest: bukarest;
    romania: rumän; romanian: rumän; bulgaria: bulgar; serbia: serb; serbian: serb; croatia: kroat; croatian: kroat;
    belgrade: belgrad; bosnia: bosni; kosovo: kosovo; albania: alban; moldova: moldau moldaw; delhi: delhi;
    india: indi; indian: indi ind; pakistan: pakistan; kabul: kabul; taliban: taliban; afghan: afghan; brazil: brasil;
    mexico: mexik; cuba: kub; canada: kanad; canadian: kanad; argentina: argentin; colombia: kolumb; chile: chil;
    venezuela: venezol venezuel; africa: afrik; african: afrik; libya: liby; ethiopia: äthiop; kenya: keni;
    morocco: marokk; algeria: alger; tunisia: tunes; baltic: balt ostsee;
    sea: meer see ostsee nordsee schwarzmeer mittelmeer; black: schwarz; red: rot; pacific: pazifi; atlantic: atlanti;
    mediterranean: mittelmeer; alps: alpen; lake: see; constance: bodensee konstanz; nazi: nazi ns national;
    christian: christ cdu; social: sozial spd; democrat: demokrat; democrats: demokrat; green: grün; greens: grün;
    left: link; liberal: fdp liberal; jewish: jüd jud; jews: jud jüd; muslim: muslim moslem; islamic: islam;
    catholic: katholi; protestant: evangel protestant; pope: papst; easter: ostern oster;
    christmas: weihnacht heiligabend; holocaust: holocaust; ice: ice; twitter: twitter; danes: dän; dane: dän;
    swede: schwed; swedes: schwed; finn: finn; finns: finn; norwegians: norweg; dutchman: niederl holländ;
    dutchwoman: niederl holländ; briton: brit; britons: brit; englishman: engl; frenchman: franzos französ;
    frenchwoman: französ; irishman: ir; spaniard: span; spaniards: span; scot: schott; scots: schott;
    wales: wales walis; welsh: walis; pole: pol; poles: pol; czechs: tschech; slovaks: slowak; slovenes: slowen;
    slovene: slowen; hungarians: ungar; romanians: rumän; bulgarians: bulgar; serbs: serb; croats: kroat;
    croat: kroat; bosnian: bosni bosn; kosovar: kosov; albanian: alban; albanians: alban; greeks: griech;
    cypriot: zypr; turks: türk; turk: türk; italians: italien; portuguese: portug; austrians: österreich;
    belgians: belgi; estonian: est; latvian: lett; lithuanian: litau; moldovan: moldau moldaw;
    belarusians: belarus weißruss; georgians: georgi; armenian: armen; armenians: armen; azerbaijani: aserbaidsch;
    kazakh: kasach; kazakhstan: kasach; uzbek: usbek; uzbekistan: usbek; kyrgyz: kirgis; kyrgyzstan: kirgis;
    tajik: tadschik; tajikistan: tadschik; turkmenistan: turkmen; mongolia: mongol; mongolian: mongol;
    afghanistan: afghan; afghans: afghan; pakistani: pakistan; indians: ind; nepal: nepal; nepalese: nepal;
    bangladeshi: bangladesch; burma: birma myanmar; myanmar: myanmar birma; thailand: thai; thai: thai;
    vietnam: vietnam; vietnamese: vietnam; cambodia: kambodsch; cambodian: kambodsch; laos: lao;
    malaysia: malay malays; malaysian: malay malays; indonesia: indones; indonesian: indones; singapore: singap;
    filipino: philippin; taiwanese: taiwan; japanese: japan; koreans: korea; korean: korea; australia: austral;
    australian: austral; zealand: neuseel; iranians: iran; iraqis: irak; syrians: syr; jordanian: jordan;
    egyptians: ägypt; sudan: sudan; sudanese: sudan; ethiopian: äthiop; eritrea: eritre; eritrean: eritre;
    somalia: somal; somali: somal; kenyan: keni; ugandan: ugand; uganda: ugand; rwanda: ruand; rwandan: ruand;
    congolese: kongo; nigeria: nigeria; nigerian: nigeria; mali: mali; malian: mali; chad: tschad; cameroon: kamerun;
    ghana: ghana; senegal: senegal; senegalese: senegal; mauritania: mauretan; moroccan: marokk; algerian: alger;
    tunisian: tunes; tunisians: tunes; libyan: liby; libyans: liby; mozambique: mosambik; zambia: sambia;
    zimbabwe: simbabw; madagascar: madagask; namibia: namibi; namibian: namibi; angola: angol; africans: afrik;
    canadians: kanad; mexican: mexik; mexicans: mexik; cuban: kub; cubans: kub; haiti: haiti; haitian: haiti;
    dominican: dominik; guatemala: guatemal; honduras: hondur; salvador: salvador; nicaragua: nicarag; panama: panam;
    brazilian: brasil; brazilians: brasil; argentine: argentin; argentinian: argentin; chilean: chil; peruvian: peru;
    bolivia: boliv; ecuador: ecuador; venezuelan: venezol venezuel; colombian: kolumb; uruguay: urugu;
    paraguay: paragu; antwerp: antwerp; ghent: gent; bruges: brügg; liège: lüttich; liege: lüttich; ostend: ostend;
    lille: lille; strasbourg: straßburg strassburg; marseille: marseil; lyon: lyon; turin: turin; padua: padua;
    bologna: bologn; trieste: triest; bolzano: bozen bozn; merano: meran; syracuse: syrakus; seville: sevill;
    corunna: coruñ; catalonia: katalon; catalan: katal; andalusia: andalus; basque: bask; majorca: mallorc;
    mallorca: mallorc; canary: kanar; gothenburg: göteborg; helsinki: helsink; tallinn: tallin reval; riga: riga;
    gdansk: danzig gdansk; gdańsk: danzig; wroclaw: breslau; wrocław: breslau; szczecin: stettin; poznan: posen;
    krakow: krakau; kraków: krakau; cracow: krakau; lodz: lodz; katowice: kattowitz; lviv: lemberg lwiw;
    chernivtsi: czernowitz tschernowitz; chernobyl: tschernob; chisinau: chisin kischinau;
    bratislava: pressburg bratislav; brno: brünn; pilsen: pilsen; plzen: pilsen; ljubljana: laibach ljublj;
    zagreb: agram zagreb; rijeka: fium rijek; sarajevo: sarajew; skopje: skopj; thessaloniki: thessalonik saloniki;
    piraeus: piräus; corfu: korfu; rhodes: rhodos; lesbos: lesbos; nicosia: nikosia; constantinople: konstantinop;
    aleppo: alepp; hama: hama; homs: homs; beirut: beirut; amman: amman; sanaa: sana; aden: aden; dubai: dubai;
    emirates: emirat vae; emirati: emirat; kuwait: kuwait; bahrain: bahrain; oman: oman; muscat: maskat;
    hormuz: hormus; suez: sues; sinai: sinai; nile: nil; tigris: tigris; euphrates: euphrat; volga: wolga;
    dnieper: dnjepr dnipro; dnipro: dnipro dnjepr; moselle: mosel; scheldt: schelde; elbe: elb; oder: oder;
    thames: themse; seine: seine; loire: loire; rhone: rhone; tiber: tiber; adriatic: adria; aegean: ägäis;
    caspian: kaspi; caucasus: kaukas; carpathians: karpat; pyrenees: pyrenä; apennines: apennin; dolomites: dolomit;
    himalayas: himal; balkans: balkan; balkan: balkan; scandinavia: skandinav; lapland: lappland; siberia: sibir;
    siberian: sibir; caribbean: karib; antarctica: antarkt; antarctic: antarkt; arctic: arkt; greenland: grönland;
    faroe: färö; silesian: schles; swabia: schwab schwäb; swabian: schwäb; westphalian: westfäl; hessian: hess;
    thuringian: thüring; prussia: preuß; prussian: preuß; austro: österreich; tyrolean: tirol; vorarlberg: vorarlberg;
    saarland: saar; mecklenburg: mecklenburg; schleswig: schleswig; holstein: holstein; frisia: fries; frisian: fries;
    lusatia: lausitz; danubian: donau; uruguayan: urugu; unhcr: flüchtlingshilfswerk; unicef: kinderhilfswerk unicef;
    wfp: welternährung; unrwa: palästinenserhilfswerk unrwa; iaea: atomenergie iaea; imf: währungsfonds iwf;
    ecb: zentralbank ezb; icc: strafgerichtshof; icj: gerichtshof; ecj: gerichtshof eugh; echr: menschenrecht;
    osce: osze; wto: welthandel; opec: opec; oecd: oecd; ilo: arbeitsorganisation; msf: ärzte; icrc: kreuz ikrk;
    ioc: olympi ioc; fifa: fifa weltfußballverband weltverband; uefa: uefa;
    cia: cia auslandsgeheimdienst geheimdienst; fbi: fbi bundespolizei; mi5: inlandsgeheimdienst;
    mi6: auslandsgeheimdienst; bka: bundeskriminalamt bka; bnd: bundesnachrichtendienst bnd nachrichtendienst;
    bfv: verfassungsschutz; gdp: bip bruttoinlandsprodukt wirtschaftsleistung; vat: mehrwertsteuer;
    ceo: chef vorstand geschäftsführ konzern; cfo: finanz; ngo: nichtregierung nro hilfsorganisation;
    ngos: nichtregierung nro hilfsorganisation; mp: abgeordnet; mps: abgeordnet parlamentarier;
    mep: europaabgeordnet abgeordnet; meps: europaabgeordnet abgeordnet europaparl eu-parl; ai: ki künstlich;
    dna: dna erbgut; evs: elektroauto; ev: elektroauto; suv: suv geländewagen; uav: drohne; uavs: drohne;
    ebola: ebola; idf: armee militär streitkräft; sme: mittelst kmu; smes: mittelst kmu; tories: tory konservativ;
    tory: tory konservativ; labour: labour arbeit; republican: republikan; republicans: republikan;
    westminster: westminster parlament london; whitehall: london regierung; downing: downing;
    pentagon: pentagon verteidigung; élysée: élysée elysée elysee; elysee: élysée elysée elysee; bundestag: bundestag;
    bundesrat: bundesrat; chancellery: kanzleramt; exchequer: finanz schatz; whitsun: pfingst; pentecost: pfingst;
    ascension: himmelfahrt; epiphany: dreikönig; ramadan: ramadan fastenmonat; buddhist: buddhis; hindu: hindu;
    orthodox: orthodox; lutheran: lutheran evangel; shiite: schiit; shia: schiit; sunni: sunnit; yazidi: jesid;
    yazidis: jesid; alawite: alawit; druze: drus; roma: roma sinti; bedouin: beduin; tatar: tatar; tatars: tatar;
    uyghur: uigur; uyghurs: uigur; uighur: uigur; tibetan: tibet; tibet: tibet; kurd: kurd; kurds: kurd;
    anglican: anglikan; reformation: reformation; marxist: marxis; stalin: stalin; hitler: hitler;
"""
EXONYMS: dict[str, tuple[str, ...]] = {
    english.strip(): words(german)
    for english, _, german in (row.partition(":") for row in _EXONYMS.split(";") if row.strip())
}
# What makes a job or trade of a noun: "Chipmaker" at the head of a sentence has its capital from its place.
JOBS = (
    *words("maker builder owner operator manufacturer producer supplier retailer publisher broadcaster insurer lender"),
    *words("keeper scorer player runner writer worker holder grower breeder driver rider fighter seller dealer trader"),
    *words("ologist ographer economist physicist chemist analyst activist woman giant boss watcher"),
)
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
