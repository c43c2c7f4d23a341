"""Places a news report is filed from: they tell a dateline (`Berlin. Der ...`) from a short sentence."""

from __future__ import annotations

PLACES = frozenset(
    ["Berlin", "Hamburg", "München", "Köln", "Frankfurt", "Stuttgart", "Düsseldorf", "Leipzig", "Dortmund", "Essen", "Bremen", "Dresden", "Hannover", "Nürnberg", "Duisburg", "Bochum", "Wuppertal", "Bielefeld", "Bonn", "Münster", "Mannheim", "Karlsruhe", "Augsburg", "Wiesbaden", "Gelsenkirchen", "Braunschweig", "Aachen", "Chemnitz", "Kiel", "Magdeburg", "Freiburg", "Krefeld", "Mainz", "Lübeck", "Erfurt", "Oberhausen", "Rostock", "Kassel", "Hagen", "Potsdam", "Saarbrücken", "Hamm", "Ludwigshafen", "Oldenburg", "Osnabrück", "Leverkusen", "Heidelberg", "Darmstadt", "Solingen", "Regensburg", "Paderborn", "Ingolstadt", "Würzburg", "Fürth", "Wolfsburg", "Ulm", "Heilbronn", "Pforzheim", "Göttingen", "Bottrop", "Trier", "Koblenz", "Jena", "Cottbus", "Schwerin", "Siegen", "Gera", "Halle", "Passau", "Konstanz", "Weimar", "Görlitz", "Zwickau", "Stralsund", "Greifswald", "Flensburg", "Bayreuth", "Bamberg", "Erlangen", "Wien", "Graz", "Linz", "Salzburg", "Innsbruck", "Klagenfurt", "Bregenz", "Bern", "Zürich", "Genf", "Basel", "Lausanne", "Luzern", "Vaduz", "Luxemburg", "Brüssel", "Straßburg", "Paris", "Lyon", "Marseille", "London", "Edinburgh", "Dublin", "Rom", "Mailand", "Neapel", "Vatikan", "Madrid", "Barcelona", "Lissabon", "Amsterdam", "Rotterdam", "Kopenhagen", "Oslo", "Stockholm", "Helsinki", "Reykjavik", "Warschau", "Krakau", "Danzig", "Prag", "Brünn", "Bratislava", "Budapest", "Bukarest", "Sofia", "Belgrad", "Zagreb", "Ljubljana", "Sarajevo", "Pristina", "Skopje", "Tirana", "Athen", "Nikosia", "Ankara", "Istanbul", "Kiew", "Kyjiw", "Charkiw", "Odessa", "Lwiw", "Cherson", "Donezk", "Moskau", "Petersburg", "Minsk", "Vilnius", "Riga", "Tallinn", "Chisinau", "Tiflis", "Eriwan", "Baku", "Washington", "York", "Jerusalem", "Damaskus", "Beirut", "Kairo", "Tripolis", "Tunis", "Algier", "Rabat", "Bagdad", "Teheran", "Riad", "Doha", "Dubai", "Gaza", "Ramallah", "Amman", "Kabul", "Islamabad", "Delhi", "Neu-Delhi", "Mumbai", "Peking", "Schanghai", "Hongkong", "Taipeh", "Tokio", "Seoul", "Pjöngjang", "Bangkok", "Hanoi", "Jakarta", "Manila", "Singapur", "Canberra", "Sydney", "Wellington", "Nairobi", "Johannesburg", "Kapstadt", "Pretoria", "Lagos", "Abuja", "Addis", "Khartum", "Ottawa", "Toronto", "Mexiko-Stadt", "Havanna", "Caracas", "Bogotá", "Lima", "Santiago", "Brasília", "Rio", "Buenos", "Chicago", "Boston", "Los", "San", "Miami", "Houston", "Dallas", "Wladiwostok", "Kursk", "Belgorod", "Den", "Haag", "Deutschland", "Österreich", "Schweiz", "Ukraine", "Russland", "USA", "Frankreich", "Italien", "Polen", "Spanien", "Israel", "Türkei", "China", "Japan", "Nordkorea", "Südkorea", "Großbritannien", "Bayern", "Sachsen", "Hessen", "Thüringen", "Brandenburg", "Niedersachsen"]
) | {
    "New York",
    "Den Haag",
    "Los Angeles",
    "San Francisco",
    "Sankt Petersburg",
    "St. Petersburg",
    "Rio de Janeiro",
    "Buenos Aires",
    "Tel Aviv",
    "Neu Delhi",
    "Bad Homburg",
    "Baden-Baden",
    "Frankfurt am Main",
    "Frankfurt (Oder)",
    "Addis Abeba",
    "Castrop-Rauxel",
    "Mülheim an der Ruhr",
    "Davos",
    "Hongkong",
    "New Delhi",
    "Abu Dhabi",
}
