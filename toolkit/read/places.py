"""Places a news report is filed from: they tell a dateline (`Berlin. Der ...`) from a short sentence."""

from __future__ import annotations

# A comma between names, which may hold spaces; a line end parts them as well.
_TABLE = """
Berlin, Hamburg, München, Köln, Frankfurt, Frankfurt am Main, Frankfurt (Oder), Stuttgart, Düsseldorf, Leipzig
Dortmund, Essen, Bremen, Bremerhaven, Dresden, Hannover, Nürnberg, Duisburg, Bochum, Wuppertal, Bielefeld, Bonn
Münster, Mannheim, Karlsruhe, Augsburg, Wiesbaden, Gelsenkirchen, Braunschweig, Aachen, Chemnitz, Kiel, Magdeburg
Freiburg, Krefeld, Mainz, Lübeck, Erfurt, Oberhausen, Rostock, Kassel, Hagen, Potsdam, Saarbrücken, Hamm, Ludwigshafen
Oldenburg, Osnabrück, Leverkusen, Heidelberg, Darmstadt, Solingen, Regensburg, Paderborn, Ingolstadt, Würzburg, Fürth
Wolfsburg, Ulm, Heilbronn, Pforzheim, Göttingen, Bottrop, Trier, Koblenz, Jena, Cottbus, Schwerin, Siegen, Gera, Halle
Passau, Konstanz, Weimar, Görlitz, Zwickau, Stralsund, Greifswald, Flensburg, Bayreuth, Bamberg, Erlangen, Mülheim
Baden-Baden, Bad Homburg, Wien, Graz, Linz, Salzburg, Innsbruck, Klagenfurt, Bregenz, Bern, Zürich, Genf, Basel
Lausanne, Luzern, Davos, Vaduz, Luxemburg, Brüssel, Straßburg, Paris, Lyon, Marseille, London, Edinburgh, Dublin, Rom
Mailand, Neapel, Vatikanstadt, Madrid, Barcelona, Lissabon, Amsterdam, Rotterdam, Den Haag, Kopenhagen, Oslo
Stockholm, Helsinki, Reykjavik, Warschau, Krakau, Danzig, Prag, Brünn, Bratislava, Budapest, Bukarest, Sofia, Belgrad
Zagreb, Ljubljana, Sarajevo, Pristina, Skopje, Tirana, Athen, Nikosia, Ankara, Istanbul, Kiew, Kyjiw, Charkiw, Odessa
Lwiw, Cherson, Donezk, Moskau, St. Petersburg, Sankt Petersburg, Minsk, Vilnius, Riga, Tallinn, Chisinau, Tiflis
Eriwan, Baku, Kursk, Belgorod, Wladiwostok, Jerusalem, Tel Aviv, Damaskus, Beirut, Kairo, Tripolis, Tunis, Algier
Rabat, Bagdad, Teheran, Riad, Doha, Dubai, Abu Dhabi, Gaza, Ramallah, Amman, Kabul, Islamabad, Delhi, Neu-Delhi
Mumbai, Peking, Schanghai, Hongkong, Taipeh, Tokio, Seoul, Pjöngjang, Bangkok, Hanoi, Jakarta, Manila, Singapur
Canberra, Sydney, Wellington, Nairobi, Johannesburg, Kapstadt, Pretoria, Lagos, Abuja, Addis Abeba, Khartum
Washington, New York, Los Angeles, San Francisco, Chicago, Boston, Miami, Houston, Dallas, Ottawa, Toronto
Mexiko-Stadt, Havanna, Caracas, Bogotá, Lima, Santiago, Brasília, Rio de Janeiro, Buenos Aires, Deutschland
Österreich, Schweiz, Ukraine, Russland, USA, Frankreich, Italien, Polen, Spanien, Israel, Türkei, China, Japan
Nordkorea, Südkorea, Großbritannien, Bayern, Sachsen, Hessen, Thüringen, Brandenburg, Niedersachsen
"""

PLACES = frozenset(place for line in _TABLE.split("\n") for place in line.split(", ") if place)

# Capitalised words that stand before a dash at the head of a paragraph and are no place.
_OTHERS = """
der die das ein eine es er sie wir ich ja nein so nun doch denn und aber auch heute gestern fazit update krieg
hintergrund analyse kommentar interview frage antwort exklusiv eilmeldung achtung video foto
"""
NO_PLACES = frozenset(_OTHERS.split())
