"""A small German-English word table for aligning: words that every report uses and no likeness of letters can find.

It only helps to see which English word renders which German one; nothing is translated with it.
"""

from __future__ import annotations

from collections.abc import Mapping

_TABLE = """
sagen sagt sagte sagten gesagt = said says say told saying
erklären erklärt erklärte erklärten = said explained stated declared explains says
betonen betont betonte betonten = stressed emphasised emphasized underlined stresses
mitteilen mitteilte mitgeteilt mit teilte teilten = announced said informed reported
berichten berichtet berichtete berichteten = reported reports report
schreiben schrieb schreibt geschrieben = wrote writes written
warnen warnt warnte warnten gewarnt = warned warns
fordern fordert forderte forderten gefordert = demanded called demands
kritisieren kritisiert kritisierte = criticised criticized criticizes criticises
behaupten behauptet behauptete = claimed claims alleged
bestätigen bestätigt bestätigte = confirmed confirms
meinen meint meinte = thinks said believes
nennen nennt nannte genannt bezeichnen bezeichnete bezeichnet = called calls described referred named
heißt hieß = said says stated
laut zufolge gemäß nach = according
angaben = according information figures
so = so thus said according
auch = also too
aber jedoch doch = but however yet
nicht = not n't
kein keine keinen keiner keinem = no not any
und = and
oder = or
wir = we
uns = us
unser unsere unseren unserer unserem = our
ich = i
mich mir = me
er = he
sie = she they
es = it
ihr ihre ihren ihrer ihrem = her their its
sein seine seinen seiner seinem = his its be
dass daß = that
wenn = if when
weil da = because since
der die das den dem des = the
ein eine einen einem einer eines = a an one
ist sei = is be was
sind seien = are were
war waren = was were
hat habe haben = has have had
hatte hatten hätte hätten = had have has
wird werde werden = will is would be become
wurde wurden = was were became
würde würden = would
kann könne können = can
könnte könnten = could might
muss müsse müssen = must have
soll solle sollen = should to is said
sollte sollten = should
will wolle wollen = wants want will
darf dürfe dürfen = may allowed must
mit = with
für = for
von vom = of from by
in im = in
an am auf = on at
aus = from out of
bei beim = at in with
zu zum zur = to at for
über = about over
gegen = against
ohne = without
vor = before ago
seit = since for
bis = until to up
zwischen = between
durch = through by
unter = under among
wie = as how like
als = as than when
noch = still yet
schon bereits = already
nur = only just
mehr = more
sehr = very
viel viele vielen = many much lot
alle allen aller alles = all everything everyone
jetzt nun = now
heute = today
gestern = yesterday
morgen = tomorrow morning
immer = always ever
nie niemals = never
hier = here
dort = there
weiter weitere weiteren = further more other continue
neu neue neuen neuer neues = new
groß große großen großer = great large big major
gut gute guten guter = good well
erste ersten erster erstes erstmals = first
zwei = two
drei = three
vier = four
fünf = five
sechs = six
sieben = seven
acht = eight
neun = nine
zehn = ten
zwölf = twelve
tausende tausenden = thousands
mensch menschen leute = people
jahr jahre jahren jahres = year years
tag tage tagen = day days
woche wochen = week weeks
monat monate monaten = month months
zeit = time
land länder ländern landes = country land countries
stadt = city town
welt = world
krieg krieges kriegs = war
frieden = peace
hilfe = help aid assistance
weg = way path
recht = right law
geld = money
regierung = government
präsident = president
minister ministerin = minister
ministerpräsident ministerpräsidentin = prime premier minister president
kanzler bundeskanzler = chancellor
außenminister außenministerin = foreign
innenminister innenministerin = interior home
verteidigungsminister verteidigungsministerin = defence defense
sprecher sprecherin = spokesman spokeswoman spokesperson speaker
botschafter botschafterin = ambassador
leiter leiterin = head director leader
chef chefin = head chief boss
bürgermeister bürgermeisterin oberbürgermeister = mayor
vorsitzende vorsitzender vorsitzenden = chairman chair chairwoman
polizei = police
behörde behörden = authority authorities
gericht = court
verband = association
partei = party
vereinten = united
nationen = nations
montag = monday
dienstag = tuesday
mittwoch = wednesday
donnerstag = thursday
freitag = friday
samstag sonnabend = saturday
sonntag = sunday
januar = january
februar = february
märz = march
mai = may
juni = june
juli = july
oktober = october
dezember = december
deutsch deutsche deutschen deutscher deutschland deutschlands = german germany
französisch französische französischen frankreich = french france
österreich = austria
schweiz = switzerland
spanien = spain
griechenland = greece
ungarn = hungary
türkei = turkey
"""


def _read(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in table.strip().splitlines():
        german, english = line.split("=")
        for word in german.split():
            found[word] = (*found.get(word, ()), *english.split())
    return found


ENGLISH_OF: Mapping[str, tuple[str, ...]] = _read(_TABLE)
