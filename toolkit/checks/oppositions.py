"""Word tables of `polarity`: rows end with a semicolon, `*` stands for any ending.

The German side of a row names what makes a pole; the English side is broad where it answers the pole, so that a free
translation is no doubt.
"""

from __future__ import annotations

# Two rows an opposition, German = English: one pole, then the other.
OPPOSED = """
    zuleg* zugelegt* kletter* geklettert* steig* stieg* gestiegen* ansteig* anstieg* erhöh* zugenommen zunahm* zunehm*
      zunimm* gewachsen* wuchs* wachs* anheb* angehoben* verteuer* höher* = ris* rose increas* grow* grew climb*
      higher up hike* rais* expand* gain* jump* surge* surging soar* mount* add*;
    nachgab* nachgib* nachgegeben* einbrach* eingebrochen* sink* sank* gesunken* absink* verringer* reduzier*
      abgenommen abnahm* abnehm* abnimm* zurückging* zurückgeht* zurückgegang* rückgang* schrumpf* senk* gesenkt*
      verbillig* niedriger* rückläufig* = fall* fell declin* decreas* drop* lower* reduc* shrink* shrank down sank
      sink* sunk* cut* less fewer dwindl* eas*;
    gewinnt gewann* gewonnen* gewinnen sieg siegt* siegte* = win* won victor* beat* gain* prevail* succe*
      triumph* secur* defeat* earn*;
    verliert verlor* verloren* verlieren niederlage* unterlag* unterlegen = los* defeat* beaten miss*;
    bestätig* zugegeben zugab* einräum* eingeräumt* = confirm* admit* acknowledg* conced* verif* uph*;
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
    beginn* begann* begonnen* startet* = begin* beg* start* open* launch* commenc* kick* from onset outset early;
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
    aufhob* aufheb* aufgehoben* aufhebt = overturn* quash* annul* lift* revers* scrap* void* abolish* revok* repeal*
      end* cancel* set aside suspend* rescind*;
    aufrechterh* bekräftig* = uph* maintain* retain* confirm* affirm* reaffirm* keep kept stress* reiterat*;
    angenommen* stattgegeben* stattgab* annahm* annimm* annehm* zugestimmt* zustimm* billig* gebilligt* akzeptier* =
      accept* allow* uph* approv* adopt* pass* agree* back* consent* endors* back* support* grant*;
    abgelehnt* ablehn* abgewiesen* abwies* abweis* verworfen* verwarf* verwirf* zurückw* zurückgewiesen* = reject*
      declin* refus* turn* oppos* dismiss* throw* threw discard* rul* rebuff* den* disagree* against;
    empfehl* empfiehl* empfahl* empfohlen* = recommend* advis* suggest* urge* propos* call*;
    abrät abrat* abriet* abgeraten* = discourag* dissuad* warn* caution* against avoid* not;
    befürwort* begrüß* unterstütz* = support* welcom* approv* back* favo* advocat* endors* greet* assist* help*
      aid* receiv*;
    kritisier* verurteil* = critic* condemn* reject* oppos* denounc* slam* convict* sentenc* declin* refus* turn*;
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
# class answers it. "_" joins the words of a phrase. "!" marks what denies outright: with a negator beside
# it nothing is denied.
SOFT = """
    ! ohne = without free* *free;
    kaum selten* wenig* gering* = hardly barely scarcely rarely seldom few* little less;
    statt anstatt anstelle stattdessen = instead rather unlike;
    außer ausgenommen ausnahme* abgesehen = except* apart other exclud* besides;
    bevor ehe bis zuvor vorher = before until unless;
    erst nur lediglich bloß einzig* ausschließlich höchstens spätestens mindestens allenfalls wenigstens = only
      until just solely merely least;
    ! verhinder* gehindert* hinder* abwend* abgewendet* vermeid* vermied* vermieden* = prevent* avoid* avert*
      stop* block* deter* hinder* thwart* foil*;
    ! verweiger* weiger* geweigert* abgelehnt* ablehn* ausgeschlagen ausschlug* = refus* reject* declin*
      oppos* rebuff* vot*~down turn*~down turn*~away knock*~back thr*w*~out;
    ! dementier* bestreit* bestritt* bestritten* abstr* abgestritten* leugn* geleugnet* zurückgewiesen* zurückw*
      verneint* widerspr* widersprochen = den* disput* reject* dismiss* contradict* contest* refut* repudiat* rebut*;
    ! fehl* gefehlt mangel* mangelt* vermiss* verfehl* versäum* verpass* = lack* absen* miss* shortage* shortfall*
      shortcoming* short_of short_supply fall*_short fell_short fail* neglect* gone;
    ! verbiet* verbot* untersag* = ban* forb* prohibit* bar* outlaw*;
    ! scheiter* gescheitert* misslang* misslungen* = fail* collaps* founder* unsuccess*;
    ! los* *lose* *los *losigkeit = *less *lessly *lessness;
    ! verzicht* = refrain* forgo* forego* waiv* abandon* dispens* renounc* skip* drop* eschew*;
    ! *zweifel* = doubt*;
    fraglich* skeptisch* umstritten* = question* scept* skept* dispute* controvers*;
    ! ausgeschlossen* ausschl* = exclud* rul*~out imposs*;
    gegen gegner* = against oppos* contrary anti*;
    verlor* verlier* verloren* einbüß* = los* *less;
    vorbei zu_ende aufhör* aufgehört* beend* stopp* gestoppt* einstell* absag* abgesagt* ausgesetzt* aussetz*
      gestrichen* ausfall* ausgefallen* fielen = stop* end* cancel* halt* suspend* scrap* ceas* discontinu* quit drop*
      dismiss* abandon* shelv* call*~off ceas* is_over was_over are_over were_over be_over been_over is_past was_past;
    falsch* irr* irrtum* fehler* = wrong* fals* incorrect* mistak* err* inaccura*;
    trotz obwohl dennoch = despite regardless spite;
    schweig* schwieg* geschwiegen stillschweigen verschweig* verschwieg* geheim* = silen* quiet declin* secre*
      undisclos* confidential* conceal* hid*;
    verschwund* verschwind* = disappear* vanish* gone missing;
    ignor* übersah* übersehen* übersieht = ignor* overlook* miss* disregard*;
    ! ausbleib* ausblieb* ausgeblieben* = fail* remain*_absent;
    ! leer_aus* leer_ausg* = empty* left_out miss*;
    schwer* schwierig* = difficult* hard* impossibl* unabl*;
    ! unfähig* außerstande = unabl* incapab* inab* cannot;
    miss* = mis* dis*;
    egal gleichgültig = matter;
    weniger = less fewer;
    gesperrt* sperr* geschlossen* = closed shut blocked;
    anders = unlike different*;
    offen* ungewiss* unklar* unentschieden* steht_aus stehen_aus stand_aus stehe_aus aussteh* = uncertain* unclear*
      undecided unresolved unknown pending await* outstanding;
    frühestens frühesten = earliest soonest;
    ! vergeblich* erfolglos* umsonst = vain unsuccess* fail* futil* unabl*;
    entfall* entfällt entfiel* = drop* cancel* scrap* omit* abolish* scrapped;
    abrät abriet* abrat* rät_ab rieten_ab riet_ab abgeraten* warn* = warn* advis* caution*;
    ! unterlass* unterließ* unterläss* = refrain* fail* omit* neglect*;
    vergess* vergaß* vergiss* = forg*;
    verschon* = spar*;
    es_sei_denn außer_wenn = unless;
    geschweige_denn ganz_zu_schweigen = let_alone mention much_less;
    ! *frei befreit* = free *free exempt* relieved clear rid;
    fast beinahe nahezu knapp um_ein_haar = almost nearly narrowly came_close com*_close close_to_*ing verge brink;
    sonst andernfalls ansonsten = otherwise else;
    zöger* scheu* = hesitat* reluctan* shy* shied shies afraid;
    entgeh* entgeht entging* entgangen* = miss* escap* elud*;
    entzieh* entzog* entzogen* aberkannt* aberkenn* = withdr* depriv* strip* revok* rescind*;
    fern_blieb* fernblieb* ferngeblieben* bleib*_fern blieb*_fern boykott* = stay*_away keep*_away kept_away
      remain*_away absen* boycott* skip* miss* shun*;
    verletz* verstoß* verstieß* brach gebrochen missacht* = violat* breach* broke broken flout* ignor*;
"""

# Words that only begin or end like one of `SOFT`: a mission is nothing missed.
GERMAN_STRANGERS = """
    mission* missionar* offenbar* offensichtlich* offensiv* offenheit schwerpunkt* geheimdienst* geheimnis* klose
    ausschlag* ausschläg* irr irland* irisch* irak* lösch* fehlanzeige fielen
"""
ENGLISH_STRANGERS = """
    mission* missile* mississippi missouri banana* band bands bandage* bangladesh* bangkok bank* banner* banquet*
    barack barbara barbecue* barcelona* bare bargain* bark* barley barn* baron* barrack* barrage* barrel* barricad* bars
    barrier* basis denis dennis denmark dense densit* dental dentist* denver denomin* rule ruler* rules endang* endeav*
    endors* endow* endur* endless* errand* errol disast* disciplin* discov* discuss* discours* discount* diseas* disgu*
    dish* disk* disney* dispatch* dispers* display* dispos* distan* distinct* distinguish* distract* distress*
    distribut* distric* disc discs disco los loss* spark* spars* spart* forge* forgiv* strip strips stripe* stripclub*
    adviser* advisor* advisory secretar* freez* freedom* freestyl* freeway* freelanc* anticip* antiq* antib* determin*
    deterior* deterg* nevertheless nonetheless hardware* stopgap* stopover* dropout* foundation failsafe
    blockbuster* blockchain*
"""

# Denials with a negator that the other language may say without one: German = English, then English = German.
GERMAN_DENIALS = """
    nicht_zum_ersten nicht_das_erste nicht_der_erste nicht_die_erste nicht_erstmals = again another repeated*
      once_more yet_another previous* latest before;
    fehlt*_nicht_viel nicht_viel_gefehlt nicht_viel_fehl* hätte_nicht_viel nicht_viel_und = close nearly almost
      narrowly brink verge;
    noch_nicht noch_kein* noch_immer_nicht noch_immer_kein* bislang_nicht bislang_kein* bisher_nicht bisher_kein*
      noch_nichts = still yet remain* pending await* outstanding unresolved to_come overdue wait* without appeal*;
    nicht_mehr nicht_länger kein*_mehr nie_wieder nie_mehr nichts_mehr niemand_mehr = former* stop* end* ceas*
      gone lost
      past over ran_out run_out used_to too_late dropp* abandon* finish* discontinu* exhaust* beyond final* previous*;
    vor_kein* vor_niemand* vor_nichts = all every* each any;
    wie_kein* wie_nie* so_viel*_wie so_wenig*_wie noch_nie nie_zuvor kein*_ander* niemand_ander* = any_other than_any
      than_ever most least record unprecedented unmatched unparalleled first_time largest biggest highest lowest worst
      best unlike only alone;
    nicht_umhin nicht_herum nicht_drum* nichts_übrig = have_to has_to had_to must forced unavoidable inevitabl*;
    nicht_nehmen = insist* made_a_point;
    nicht_lange nicht_weit = soon quick* short* close near* brief* swift*;
    sofern_nicht sofern_kein* wenn_nicht wenn_kein* falls_nicht falls_kein* solange_nicht solange_kein*
      sofern_sich falls_sich = unless until without;
    kein*_ein kein*_zwei kein*_drei kein*_vier kein*_fünf kein*_sechs kein*_sieben kein*_acht kein*_neun kein*_zehn
      kein*_zwölf kein*_zwanzig kein*_hundert keine_\\d* = less under within barely fewer short_of below just;
    nicht_alle nicht_jed* nicht_immer nicht_überall = some sometimes only few part* occasional* varie*;
    nicht_viel nicht_viele nicht_oft nicht_häufig nicht_selten nicht_wenig* = few little rare* seldom many often
      frequent* common* limited scarce*;
    nirgend* = anywhere most least worst best only alone everywhere;
    kein_geheimnis kein_unbekannt* = known open_secret familiar;
    seit~nicht_mehr seit~kein*_mehr = last_*ed last_won last_saw last_met last_came last_went last_held last_took
      last_had last_was last_did last_lost last_beat last_made last_got last_fell last_rose last_time last_in last_on
      last~ago;
    nicht_vor = earliest after from;
    nicht_entgehen nicht_übersehen nicht_zu_übersehen = notic* aware obvious* evident;
    nicht_unterschätz* nicht_verharmlos* = serious*;
    nicht_müde = kept keep* tireless* constant* repeated*;
    nicht_ruhen nicht_locker = continu* keep* kept press*;
    nicht_zu_schlagen nicht_zu_stoppen nicht_zu_bremsen = unbeat* invincib* unstopp*;
    nicht_gerade = hardly scarcely anything;
    nicht_auszuschließen nicht_ausgeschlossen nicht_aus = possib* may might could open conceivab*;
    nichts_neues = old usual familiar;
    nicht_infrage nicht_in_frage = out_of_the_question;
    nicht_anders = same like*;
    kein_ende = continu* endless* ongoing;
    kein*_zweifel = certain* sure* clear* undoubt*;
    nicht_genug nicht_ausreich* nicht_genügend* = insufficien* inadequa* too_little too_few short;
"""
ENGLISH_DENIALS = """
    not_before no_earlier no_sooner not_until = erst frühestens vor*;
    no_more_than not_more_than = höchstens maximal nur lediglich bis_zu;
    no_fewer no_less not_less not_fewer = mindestens wenigstens gleich immerhin;
    no_longer not_anymore any_more any_longer anymore = aufge* beend* endet* ende eingestellt* gestrich* ausgelaufen*
      läuft_aus entf* verzicht* ehemal* früher* aus vorbei verl* verzog* schluss überwunden* zurückgezog* weg*;
    not_enough = wenig* zu_klein knapp* mangel* fehl* unzu*;
    never_before had_never has_never have_never never_been = erst* bisher* erstmal* neu* rekord* beispiellos*;
    not_to_be_named not_want_to_be not_be_named not_named = anonym* ungenannt*;
    no_one_but nothing_but no_other = nur allein* einzig*;
    not_the_same no_match = anders unterschied* abweich*;
    no_comment not_comment = schwieg* schweig* geschwieg* äußer* zurückh*;
    no_lead* no_clue* not_know not_known no_idea = im_dunkeln rätsel* ratlos* fraglich* offen*;
    not_available not_be_reached = vergriffen* ausverkauft* ausgebucht* abwesen*;
    not_clear not_yet_clear = offen* fraglich* rätsel*;
    not_come not_turn not_attend not_show = fern* abwesen* absag* abge*;
    not_even = selbst sogar kaum;
    remain*_to_be = offen* abzuwarten abwarten bleib* stellt_sich zeig* muss* müss* soll* stehen steht;
    no_choice no_alternative no_option = muss* müss* gezwungen* zwing* zwang* bleib* blieb*;
    not_far = nah* unweit in_der_nähe;
    not_long = kurz* bald*;
    no_sign_of no_trace = verschwund* vermisst* spurlos*;
    not_allowed not_permitted = verb* untersag* gesperrt*;
    not_work not_working = defekt* kaputt* ausgefallen* gestört* fällt_aus fiel* streik*;
    not_survive did_not_live = starb* gestorben* tot* ums_leben;
    not_happy not_satisfied = verärg* enttäusch* wütend*;
    not_least = vor_allem auch;
    not_guilty = frei* freispr*;
    no_sense no_point = sinnlos* zwecklos*;
    contain*_no contain_none = frei_von ohne;
    no_doubt without_a_doubt = sicher* gewiss* zweifel*;
    not_afraid = furchtlos* trau*;
    no_one_else = allein* nur einzig*;
    will_not_be_able cannot = kaum schwer* scheiter* unmöglich*;
    not_hold = brüchig* bröck* brach*;
    not_extend* not_renew* = ausl* aus endet* ende;
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
    hire hir recruit | dismiss fired laid;
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
    agreement deal | disagreement;
    join enter | left leav quit;
    peaceful | violent;
    voluntar | forc;
    clear | unclear obscur;
    trust | distrust mistrust;
    victim | perpetrator;
    heat hot warm | cold cool;
    ally allies friend | enemy enemies opponent;
    comment respond answer spoke speak | silent declin;
    trust believ | doubt question mistrust distrust;
    appeal contest challeng | final conclusiv;
    attend particip appear come came | boycott absent skip stay away miss;
    succeed succes manag work | fail failed failur founder collaps;
    keep kept abid adher observ compli comply respect honor honour | violat breach break broke broken flout;
    agreed agre united unanim | divid split disagre;
    expect expected foreseen predict | surpris unexpect;
    surviv | die died perish;
    chang differ | unchang same;
    often frequent | rare seldom;
    always | sometim occasion;
    soon short | long;
    near close | far distant;
    new recent | old;
    good well | bad poor;
    right correct accurat | wrong incorrect fals;
    easi easy simpl | hard difficult tough;
    cheap | expensiv costly;
    full | empti empty;
    visibl | hidden invisibl;
    popular | unpopular;
    pass passed adopt | reject fail vot;
    extend renew prolong | expir end lapse;
    guilti guilty | innocent acquitt acquit;
    calm quiet peaceful | tens violent restles;
    relev important | irrelev unimport;
    allow permitt permit legal | forbidden illegal ban bann prohibit;
    remain stay | leav left depart quit;
    approv support favour favor back | oppos reject resist;
    sure certain clear | unsur uncertain unclear doubt;
    present | absent miss;
    heal healthy | sick ill;
    complet finish | unfinish incomplet;
    found discover locat | lost miss;
    opposit resist object | welcom support approv;
    gain add rose ris | lose lost shed;
    profit surplus | loss deficit;
    include includ | exclud omit;
    offensiv attack | defenc defens defend;
    tighten tougher stricter | loosen eas relax;
    upgrad promot | downgrad demot;
    widespread common | rare uncommon;
    resum restart | suspend halt;
    convinc | unconvinc sceptical skeptical;
    winner champion | loser;
    depart departur | arriv arrival;
    entranc entry | exit;
    maximum most highest | minimum least lowest;
    birth born | death die died;
    marri wed | divorc;
    day daytim | night overnight nighttim;
    summer | winter;
    land ashor | sea offshor;
    income revenu | expens spend cost;
    creditor | debtor;
    seller vendor | buyer custom purchas;
    teacher | pupil student;
    plaintiff | defendant;
    employer | employe worker;
    landlord | tenant;
    vaccin | unvaccin;
    armed | unarm;
    harm harmful dangerou | harmles safe innocu;
    injur hurt wound | unhurt uninjur unharm unscath;
"""
