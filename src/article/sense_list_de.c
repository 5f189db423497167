/* German words and phrases by what they mean in a notice: data, not code; see sense_list_en.c. */
#include "article/sense.h"

const SenseRow sense_list_de[] = {
    {SENSE_THIS, "dieser|dieses|diese|diesem|diesen|unser|unsere|unserer|unseren|unserem|"
                 "vorliegende*|mein|meine|meiner"},
    {SENSE_WORK,
     "artikel|artikels|beitrag|beitrags|beiträge|text|texte|textes|seite|seiten|inhalt|inhalte|"
     "inhalten|informationen|information|website|webseite|webseiten|ratgeber|broschüre|"
     "merkblatt|faltblatt|blog|podcast|video|newsletter|angaben|hinweise|veröffentlichung|kolumne|"
     "bericht|übersetzung|zusammenfassung|links|artikeln|beiträgen|texten|rezepte|angebot"},
    {SENSE_HERE, "hier|oben|nachfolgend|oben genannten"},
    {SENSE_PROVIDED, "bereitgestellt*|enthalten*|veröffentlicht*|dargestellt*|genannt*|gegeben*|"
                     "angeboten*|beschrieben*|geäußert*|zur verfügung"},
    {SENSE_SELF,
     "die inhalte|die informationen|der artikel|der beitrag|alle angaben|die angaben|der text|"
     "alle inhalte|das hier|was sie hier|auf dieser|dieses merkblatt|diese broschüre|"
     "dieser ratgeber|diese website|auf dieser seite|dieser blog|dieses video|dieser podcast|"
     "unsere texte|unsere artikel|unsere beiträge|unsere inhalte|diese hinweise|diese tipps|"
     "hier genannten|hier beschriebenen|hier gegebenen|in diesem artikel|in diesem beitrag|"
     "in diesem text"},
    {SENSE_MENTION, "die seite|die texte|die tipps|die hinweise|die daten"},
    {SENSE_NOTHING,
     "nichts auf dieser|nichts in diesem|nichts davon|nichts hier|keiner dieser|keine dieser"},
    {SENSE_WE, "wir|uns|unser|unsere"},
    {SENSE_I, "ich|mir|mich"},
    {SENSE_SHOULD, "sollte|sollten|muss|müssen"},
    {SENSE_READER, "sie|ihr|ihre|ihren|ihrem|ihrer|dich|dir|dein*"},
    {SENSE_AUTHOR, "autor|autoren|autorin|autors|autorinnen|verfasser|verfasserin|verfassers|"
                   "verfassern|gastautor|gastbeitrag|kolumnist"},
    {SENSE_READERS, "leser|leserinnen|nutzer"},
    {SENSE_HOUSE, "redaktion|herausgeber|verlag|verlags|verlages|zeitung|arbeitgeber*"},
    {SENSE_OPENS, "^alle angaben|^nur|^inhalte|^die inhalte|^zur|^kein"},
    {SENSE_CREDIT,
     "^mit freundlicher|^mit unterstützung|^gesponsert von|^in zusammenarbeit mit|"
     "^in kooperation mit|^zuerst erschienen|^ursprünglich erschienen|^erstmals erschienen|"
     "^erschienen in|^finanziert von|^gefördert von|^gefördert durch|^aus dem englischen|"
     "^unterstützt von|^ermöglicht durch"},
    {SENSE_NOT,
     "nicht|kein|keine|keinen|keinem|keiner|keinerlei|keines|weder|nie|niemals|keinesfalls|"
     "nichts|niemand"},
    {SENSE_WITHOUT, "ohne"},
    {SENSE_REPLACE, "ersetz*|ersatz|anstelle|statt|ersparen|erspart|gang zum arzt"},
    {SENSE_MEANT, "darstell*|stellt|stellen|dient|dienen|verstanden|gedacht|verstehen|bestimmt|"
                  "aufgefasst|gelten|anzusehen|herangezogen"},
    {SENSE_ADVICE, "beratung|rat|diagnos*|selbstdiagnose*|behandlung|empfehlung*|untersuchung|"
                   "gespräch|besuch|therapie|arztbesuch|selbstbehandlung|eigendiagnose*"},
    {SENSE_FIELD,
     "ärztlich*|medizinisch*|fachlich*|rechtlich*|persönlich*|individuell*|professionell*|"
     "tierärztlich*|pharmazeutisch*"},
    {SENSE_COUNSEL, "rechtsberatung|anlageberatung|arztgespräch|arztbesuch|facharzt"},
    {SENSE_PRO, "arzt|arztes|ärzt*|apothek*|fachkraft|fachpersonal|fachleute|tierarzt|"
                "hausarzt|hausärztin|arztpraxis|ärztin|hebamme|fachperson|anwalt|arztbesuch"},
    {SENSE_CONSULT, "wenden|fragen|sprechen|konsultieren|lassen sie sich|suchen sie|besprechen|"
                    "fragen sie|wende dich|frag"},
    {SENSE_BEFORE, "bevor|vor der|vor jeder"},
    {SENSE_INFO, "information|informationen|informations*|informativ|orientierung|allgemein*|"
                 "aufklärung|bildungs*|informieren|unterhaltung"},
    {SENSE_ONLY, "nur|lediglich|ausschließlich|rein|reine|reinen|bloß|allein|einzig"},
    {SENSE_PURPOSE, "zweck*|informationszweck*|zur"},
    {SENSE_GENERAL, "allgemein*"},
    {SENSE_INFO_ONLY, "informationszwecken|allgemeinen information|zur information|"
                      "allgemeine informationen|informationszweck"},
    {SENSE_OVERVIEW, "allgemeine information|allgemeinen information|allgemeiner art|"
                     "allgemeine hinweise"},
    {SENSE_LIABLE, "haft*|haftung|gewähr|gewährleist*|verantwort*|garant*"},
    {SENSE_NOT_LIABLE, "ohne gewähr|haftung ausgeschlossen|haftungsausschluss|auf eigene gefahr"},
    {SENSE_ERROR, "fehler|irrtümer|richtigkeit|vollständigkeit|aktualität|schäden|schaden|"
                  "genauigkeit|folgen|korrektheit"},
    {SENSE_USE, "nutzung|verwendung|anwendung|entstehen|gebrauch"},
    {SENSE_ENDORSE, "befürwort*|empfehlung|billigung|eigen"},
    {SENSE_OUTSIDE, "externer|externe|externen|dritter|verlinkte*|verlinkten|fremde*|marken"},
    {SENSE_OWN_RISK, "eigene gefahr|eigenes risiko|eigener gefahr"},
    {SENSE_CORRECT, "aktuell*|korrekt*|richtig|zutreffend|gültig|angaben|stand|preise"},
    {SENSE_AT_PRESS, "zum zeitpunkt|bei redaktionsschluss|bei drucklegung|zuletzt aktualisiert|"
                     "zum stand|bei veröffentlichung|stand der|redaktionsschluss"},
    {SENSE_OUTDATED, "nicht mehr aktualisiert|geändert haben|änderungen vorbehalten|veraltet|"
                     "ohne ankündigung"},
    {SENSE_EFFORT, "sorgfältig*|sorgfalt|nach bestem|bemühen"},
    {SENSE_VIEWS, "meinung|meinungen|ansicht*|auffassung*|standpunkt*|äußerungen"},
    {SENSE_OWN, "eigene*|persönlich*|geäußert*|vertreten*|allein|geäußerten|wieder|ausschließlich|"
                "alleinige verantwortung|allein verantwortlich"},
    {SENSE_REFLECT, "wieder|wider|entspr*|spiegel*|deck*|notwendig*|unbedingt|zwangsläufig|"
                    "zwingend|offiziell*"},
    {SENSE_AFFILIATE,
     "affiliatelinks|partnerlink*|affiliate links|werbelink*|provisionslink*|empfehlungslink*|"
     "affiliate link"},
    {SENSE_LINK, "link|links|kauf*|einkauf|klick*|bestell*|shop|sternchen"},
    {SENSE_EARN, "provision|provisionen|verdien*|vergütung|prozent|mehrkosten|beteilig*"},
    {SENSE_SPONSOR,
     "gesponsert*|sponsor*|finanzier*|gefördert*|werbepartner*|spenden|spender*|bezahlt*|"
     "förderer|anzeigenkund*"},
    {SENSE_FUNDED,
     "gesponsert*|unterstützt*|finanziert*|gefördert*|zusammenarbeit mit|kooperation mit|"
     "mit unterstützung|bezahlt von|ermöglicht durch|möglich gemacht|mit mitteln|"
     "kostenübernahme|übernahm die kosten|förderung durch|im auftrag von|"
     "mit freundlicher unterstützung"},
    {SENSE_INFLUENCE, "einfluss|beteiligt|mitwirk*|mitsprache*|mitgewirkt|bestimm*|beeinfluss*"},
    {SENSE_NO_INFLUENCE, "unabhängig*|redaktionell unabhängig|ohne einfluss|keinen einfluss"},
    {SENSE_FREE, "kostenlos zur|kostenfrei zur|kostenlos überlassen|zur verfügung gestellt|"
                 "geschenkt|rezensionsexemplar|testmuster|leihgabe|testexemplar"},
    {SENSE_PAID, "bezahlt|honorar|vergütet"},
    {SENSE_INTERESTS, "interessenkonflikt*|interessenskonflikt*|befangenheit"},
    {SENSE_HOLDS, "hält|halten|besitzt|besitzen|halte|besitze"},
    {SENSE_SHARES, "aktien|anteile|wertpapiere"},
    {SENSE_FEES, "honorare|vortragshonorar*|beraterhonorar*|honorar"},
    {SENSE_ADVERT, "werbung|anzeige|werblich*"},
    {SENSE_ADVERTORIAL, "^anzeige|^werbung|^bezahlter|^bezahlte|^gesponserter|^advertorial|"
                        "^werbebeitrag|^promotion|bezahlte anzeige|bezahlte partnerschaft|"
                        "werbebeitrag|verlagssonderveröffentlichung"},
    {SENSE_MACHINE, "ki|künstlich*|maschinell*|automatisch*|automatisiert*|sprachmodell*|chatgpt|"
                    "übersetzungsprogramm"},
    {SENSE_MAKE, "erstellt*|übersetz*|verfass*|generier*|geschrieben|erzeugt|redigiert|geprüft|"
                 "hilfe|entstanden|überprüft|erzeugte"},
    {SENSE_NAMES, "namen|identität*"},
    {SENSE_CHANGED, "geändert*|verändert*|erfunden*|verfremdet*|anonymisiert|pseudonym*"},
    {SENSE_PRIVACY, "schutz|persönlichkeitsschutz|privatsphäre|anonymität|schützen|"
                    "persönlichkeitsrechte*"},
    {SENSE_PSEUDONYM, "name geändert|namen geändert|name von der redaktion|namen von der redaktion|"
                      "redaktion geändert|namen wurden|name wurde"},
    {SENSE_RIGHTS, "alle rechte|rechte vorbehalten|urheberrecht*|mit freundlicher genehmigung|"
                   "creative commons"},
    {SENSE_COPY, "nachdruck|vervielfältig*|wiedergabe|verbreit*|weitergabe|kopieren|übernahme|"
                 "weiterverbreit*"},
    {SENSE_PERMISSION, "genehmigung|zustimmung|erlaubnis|gestattet|quellenangabe|lizenz|"
                       "untersagt|einwilligung|schriftlich*"},
    {SENSE_FORBIDDEN, "untersagt|verboten|nicht gestattet|bedarf der"},
    {SENSE_FIRST,
     "zuerst erschienen|zuerst veröffentlicht|ursprünglich erschienen|"
     "ursprünglich veröffentlicht|erschien zuerst|erschien ursprünglich|erstmals erschienen|"
     "erschien erstmals|übersetzt aus|aus dem englischen|erschien zunächst|"
     "zunächst erschienen|nachgedruckt|übernommen aus|übernommen von|mit genehmigung"},
    {SENSE_REGULATOR, "behörde|behörden|bfarm|fda|efsa|zulassungsbehörde|arzneimittelbehörde"},
    {SENSE_EVALUATE, "bewertet|geprüft|zugelassen|überprüft|beurteilt"},
    {SENSE_CLAIM, "nahrungsergänzung*|abwechslungsreiche*|ausgewogene*|diagnostizieren|"
                  "zu heilen|verhindern oder|diese aussagen"},
    {SENSE_LEAFLET, "packungsbeilage|gebrauchsinformation"},
    {SENSE_DIRECTED, "risiken und nebenwirkungen|für kinder unzugänglich|lesen sie die|fragen sie "
                     "ihren|fragen sie ihre"},
    {SENSE_EMERGENCY, "notfall|notfälle|notfällen|notruf|112|dringend*"},
    {SENSE_IF_EMERGENCY, "im notfall|in notfällen|bei einem notfall|im medizinischen notfall"},
    {SENSE_LABEL,
     "^haftungsausschluss|^rechtlicher hinweis|^transparenzhinweis|^medizinischer hinweis|"
     "^interessenkonflikt*|^interessenkonflikte"},
    {SENSE_HINT,
     "^hinweis|^hinweise|^wichtiger hinweis|^hinweis der redaktion|^anmerkung*|^wichtig|"
     "^bitte beachten|^anm|^transparenz|^offenlegung"},
    {SENSE_COPYRIGHT, "alle rechte vorbehalten"},
    {SENSE_SAY, "sagt|sagte|erklärt|erklärte|laut|betont|warnt|warnte|so die|berichtet|rät|meint"},
    {SENSE_NEWS, "gericht|richter|urteil|klage|landgericht|ministerium|regierung|gesetz|polizei|"
                 "bundesgerichtshof|kliniken"},
    {SENSE_STUDY, "studie|studien|untersuchung|teilnehmer|forscher|forschende|probanden|"
                  "kontrollgruppe|ergebnisse"},
    {SENSE_FORM, "mit dem absenden|mein arzt|cookies|abonnieren|mit klick"},
    {SENSE_NONE, NULL},
};
