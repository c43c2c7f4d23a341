"""Word tables of `polarity`: rows end with a semicolon, `*` stands for any ending.

The German side of a row names what makes a pole; the English side is broad where it answers the pole, so that a free
translation is no doubt.
"""

from __future__ import annotations

# Two rows an opposition, German = English: one pole, then the other.
OPPOSED = """
    zuleg* zugelegt* kletter* geklettert* steig* stieg* gestiegen* ansteig* anstieg* erhöh* zugenommen zunahm*
      zunehm* zunimm* gewachsen* wuchs*
      wachs* anheb* angehoben* verteuer* höher* = ris* rose increas* grow* grew climb* higher up hike* rais*
      expand* gain* jump* surge* surging soar* mount* add*;
    nachgab* nachgib* nachgegeben* einbrach* eingebrochen* sink* sank* gesunken* absink* verringer* reduzier*
      abgenommen abnahm* abnehm* abnimm* zurückging*
      zurückgeht* zurückgegang* rückgang* schrumpf* senk* gesenkt* verbillig* niedriger* rückläufig* = fall*
      fell declin* decreas* drop* lower* reduc* shrink* shrank down sank sink* sunk* cut* less fewer dwindl*
      eas*;
    gewinnt gewann* gewonnen* gewinnen sieg siegt* siegte* = win* won victor* beat* gain* prevail* succe*
      triumph* secur* defeat* earn*;
    verliert verlor* verloren* verlieren niederlage* unterlag* unterlegen = los* defeat* beaten miss*;
    bestätig* zugegeben zugab* einräum* eingeräumt* = confirm* admit* acknowledg* conced* verif*;
    dementier* bestreit* bestritt* leugne* abstr* abgestritten* widerspr* zurückw* = den* disput* reject*
      contest* contradict*;
    hoch hohe* hoher höchst* hochwasser* = high* big* large* steep* heav* flood* strong* great* top* tall*
      severe* major* considerabl* vast* up;
    niedrig* tief tiefe tiefer tiefen gering* = low* deep* small* minor* slight* down limit* little less;
    erlaub* genehmig* gestatt* zugelassen* zulass* = allow* permit* approv* authori* grant* let* admit*
      admission* licen* clear*;
    verbiet* verbot* untersag* = ban* forb* prohibit* bar* outlaw* refus* block*;
    öffn* geöffnet* eröffn* = open* launch* inaugurat* start* begin* began unveil*;
    schließ* schloss* geschlossen* gesperrt* sperr* = clos* shut* conclud* seal* block* end* finish* includ*
      exclud* rul* bar* clinch* sign* complet* lock* join* struck strik* reach* made* enter* entered;
    beginn* begann* begonnen* startet* = begin* beg* start* open* launch* commenc* kick* from onset outset
      early;
    endet* ende beendet* geendet = end* finish* conclud* clos* complet* stop* terminat* late* expire* final*
      conclusion over;
    leicht leichte* = slight* minor* light* eas* small* mild* moderat* little simpl*;
    schwer schwere* = serious* sever* heav* difficult* hard* grav* bad* badly major* critical* tough* fierce*;
    größte* meist* = larg* big* great* most* major* main* top* tall* grav*;
    kleinste* wenigste* = small* few* least*;
    verbesser* = improv* better* enhanc* upgrad* recover*;
    verschlechter* verschärf* = wors* deteriorat* tight* intensif* exacerbat* escalat* harden* sharpen* toughen*
      stiffen* increas* step* aggravat* harsher strict*;
    mindestens = least minimum more over fewer;
    höchstens maximal* = most maximum up more than no only;
    nachdem danach anschließend* = after* follow* then subsequent* later once when since having;
    bevor zuvor vorher = befor* prior previous* earlier ahead ago until first had previously preceding last;
    angenommen* annahm* annimm* annehm* zugestimmt* zustimm* billig* gebilligt* akzeptier* = accept* approv*
      adopt* pass* agree* back* consent* endors* back* support*;
    abgelehnt* ablehn* verworfen* verwarf* verwirf* zurückw* zurückgewiesen* = reject* declin* refus* turn* oppos*
      dismiss* throw* threw discard* rul* rebuff* den* disagree* against;
    befürwort* begrüß* unterstütz* = support* welcom* approv* back* favo* advocat* endors* greet* assist* help*
      aid* receiv*;
    kritisier* verurteil* = critic* condemn* reject* oppos* denounc* slam* convict* sentenc* declin* refus*
      turn*;
    freigelassen* freigesprochen* freilassung* = releas* free* acquit* liberat* let;
    festgenommen* verhaftet* festnahme* inhaftiert* = arrest* detain* captur* jail* imprison* custod* held;
    freispr* freigesprochen* freispruch* = acquit* clear* innocen* not free*;
    verurteil* schuldig* schuldspruch* = convict* sentenc* condemn* guilt* found;
    zurückn* zurückgenommen* zurückz* zurückgezogen* = withdr* revok* retract* back* revers* pull* rescind*
      repeal* scrap* went resign* retreat*;
    einhielt* einhält* eingehalten* = kept keep* honour* honor* stuck stick* adher* compl* observ* met;
    gut gute* guten besser* erfolgreich* = good* well better best success* fine nice great* positiv* effectiv*
      strong*;
    schlecht* erfolglos* = bad* poor* worse* worst unsuccess* fail* negativ*;
    optimistisch* zuversichtlich* = optimist* confident* hopeful* upbeat;
    pessimistisch* skeptisch* = pessimist* scept* skept* doubt* gloomy;
    mehr = more;
    weniger = fewer less;
    voll* = full* complet* whol* entire* total* absolut* utter* perfect*;
    leer* = empt* blank* vacan* desert*;
    früh* = earl* soon spring former* breakfast ex* morning past;
    spät* = lat* delay*;
    links linke* = left* port;
    rechts rechte* = right* far* starboard;
    nördlich* norden = north*;
    südlich* süden = south*;
    östlich* osten = east*;
    westlich* westen = west*;
    angriff* angegriffen* = attack* assault* strik* raid* offensiv* struck hit assail*;
    verteidig* = defen*;
"""

# Soft denials, a class a row, German = English: a word here may answer a negation of the other side, unless its own
# class answers it.
SOFT = """
    ohne = without free* *free;
    kaum selten* wenig* gering* = hardly barely scarcely rarely seldom few* little less;
    statt anstatt anstelle stattdessen = instead rather unlike;
    außer ausgenommen ausnahme* abgesehen = except* apart other exclud* besides;
    bevor ehe bis = before until unless;
    erst nur lediglich bloß einzig* ausschließlich höchstens spätestens mindestens allenfalls wenigstens = only
      until just solely merely than least;
    verhinder* gehindert* hinder* abwend* abgewendet* vermeid* vermied* vermieden* = prevent* avoid* avert*
      stop* keep* kept block* deter* hinder* thwart* foil*;
    verweiger* weiger* geweigert* abgelehnt* ablehn* ausgeschlagen ausschlug* = refus* reject* declin* turn*
      oppos* rebuff*;
    dementier* bestreit* bestritt* bestritten* abstr* abgestritten* leugn* geleugnet* zurückgewiesen* zurückw*
      verneint* widerspr* widersprochen = den* disput* reject* dismiss* contradict* contest* refut* repudiat*
      rebut*;
    fehl* gefehlt mangel* mangelt* vermiss* verfehl* versäum* verpass* = lack* absen* miss* short* fail*
      neglect* gone need*;
    verbiet* verbot* untersag* = ban* forb* prohibit* bar* outlaw*;
    scheiter* gescheitert* misslang* misslungen* = fail* collaps* founder* unsuccess*;
    los* *lose* *los *losigkeit = *less *lessly *lessness;
    verzicht* = refrain* forgo* forego* waiv* abandon* dispens* renounc* skip* drop* eschew*;
    zweifel* bezweif* fraglich* skeptisch* umstritten* = doubt* question* scept* skept* dispute* controvers*;
    ausgeschlossen* ausschl* = exclud* rul* imposs* out;
    gegen gegner* = against oppos* contrary anti*;
    verlor* verlier* verloren* einbüß* = los* *less;
    beend* stopp* gestoppt* einstell* absag* abgesagt* ausgesetzt* aussetz* gestrichen* ausfall* ausgefallen*
      fielen = stop* end* cancel* halt* suspend* scrap* ceas* discontinu* called quit*;
    falsch* irr* irrtum* fehler* = wrong* fals* incorrect* mistak* err* inaccura*;
    trotz obwohl dennoch = despite regardless spite;
    schweig* schwieg* geschwiegen = silen* quiet declin*;
    verschwund* verschwind* = disappear* vanish* gone missing;
    ignor* übersah* übersehen* übersieht = ignor* overlook* miss* disregard*;
    ausbleib* ausgeblieben* = fail* remain*;
    schwer* schwierig* = difficult* hard* impossibl* unabl*;
    unfähig* außerstande = unabl* incapab* inab* cannot;
    miss* = mis* dis*;
    egal gleichgültig = matter;
    weniger = less fewer;
    gesperrt* sperr* geschlossen* = closed shut blocked;
    anders = unlike different*;
"""

# Two lists of English stems an opposition: a German word that means one side must not be said by the other alone.
ANTONYMS = """
    ris rose risen climb increas grow grew grown surg soar jump | fall fell fallen declin decreas drop shrink
      shrank sink sank plung dropp;
    convict sentenc condemn guilt | acquitt acquit innocent;
    arrest detain imprison jail captur | releas free freed;
    unfounded baseles groundles unjustif absurd | justif founded legitimat substantiat;
    win won victor | lose lost defeat loss;
    confirm | deny deni refut;
    accept agree approv adopt | reject refus;
    allow permitt permit authoris authoriz | forbid forbidden ban bann prohibit;
    open reopen | clos shut;
    begin began begun start | end ended finish stopp;
    strengthen stronger reinforc bolster | weaken weaker undermin;
    improv better | worsen deteriorat worse;
    support back back welcom endors prais | oppos criticis criticiz condemn reject;
    advanc attack | retreat withdraw withdrew;
    arriv enter entered | leav left depart;
    rich wealth | poor;
    safe secur | dangerous unsaf insecur danger;
    easy easi simpl | difficult hard;
    remember | forgot forget forgotten;
    love | hate;
    surviv alive | die died dead kill;
    build built construct | demolish destroy;
    buy bought purchas | sell sold;
    expensiv | cheap;
    optimist confident hopeful | pessimist sceptical skeptical;
    true truth | false untru;
    possibl | impossibl;
    legal lawful | illegal unlawful;
    known | unknown;
    probabl likely | unlikely improbabl;
    successful success | unsuccessful fail failur failed;
    admit admitt confes acknowledg | deny deni;
    hire hir recruit | fire fir dismiss lay laid;
    lend lent | borrow;
    enough sufficient | insufficient inadequat;
    present attend | absent;
    majority | minority;
    always | never;
    everyon everybody all | nobody;
    increas rais hik | cut reduc lower;
    public | secret;
    import | export;
    friend ally | enemy foe;
    first | last;
    before | after;
    north northern | south southern;
    east eastern | west western;
    left | right;
    male man men | female woman women;
    young younger | old older;
    high higher | low lower;
    short shorter | long longer;
    early earlier | late later;
    few fewer | many;
    small smaller | big bigger large larger;
    light | heavy;
    fast quick | slow;
    strong | weak;
    divid split partition | unit unified reunit;
    boycott | attend join support;
    war | peac;
    keep kept honour maintain retain | withdraw withdrew withdrawn revok retract break broke broken;
    continu resum | stopp stop halt suspend cancel abandon;
    hid hidden conceal | reveal disclos;
    praise prais | blame blam criticis;
    attract | repel;
    float | sank sink sunk;
    agreement deal | disagreement;
    join enter | left leav quit;
    peaceful | violent;
    voluntar | forc;
    clear | unclear obscur;
    hop | fear;
    trust | distrust mistrust;
    victim | perpetrator;
    heat hot warm | cold cool;
    wet rain | dry;
    ally allies friend | enemy enemies opponent;
"""
