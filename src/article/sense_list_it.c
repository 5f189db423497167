/* Italian words and phrases by what they mean in a notice: data, not code; see sense_list_en.c. */
#include "article/sense.h"

const SenseRow sense_list_it[] = {
    {SENSE_THIS, "questo|questa|questi|queste|nostro|nostra|nostri|nostre|presente|presenti|mio"},
    {SENSE_WORK,
     "articolo|articoli|sito|pagina|pagine|contenuto|contenuti|testo|testi|informazioni|"
     "informazione|blog|guida|opuscolo|scheda|rubrica|video|podcast|pubblicazione|documento|"
     "materiale|servizio|consigli|ricette|newsletter|traduzione|riassunto|link"},
    {SENSE_HERE, "qui|sopra"},
    {SENSE_PROVIDED, "fornit*|contenut*|pubblicat*|riportat*|presentat*|espress*|descritt*|offert*|"
                     "indicat*|presenti"},
    {SENSE_SELF,
     "le informazioni|i contenuti|il contenuto|l'articolo|quanto riportato|quanto pubblicato|"
     "quanto letto|nulla di quanto|questa scheda|questo opuscolo|questa guida|questo blog|"
     "questo video|questo podcast|questi consigli|queste pagine|i nostri articoli|"
     "i nostri contenuti|il presente articolo|in questo articolo|in questa pagina|"
     "quanto scritto"},
    {SENSE_MENTION, "il sito|il testo|la pagina|i consigli|i dati"},
    {SENSE_NOTHING,
     "nulla di quanto|niente di quanto|nessuno di questi|nulla in questo|niente in questo"},
    {SENSE_WE, "noi|riceviamo|guadagniamo|percepiamo|possiamo|siamo|ci"},
    {SENSE_SHOULD, "deve|devono|dovreb*|invitat*"},
    {SENSE_READER, "tuo|tua|vostro|vostra|proprio|suo"},
    {SENSE_AUTHOR, "autore|autori|autrice|dell'autore|dell'autrice|degli autori|redattore|"
                   "collaboratore|collaboratori|firmatari"},
    {SENSE_READERS, "lettore|lettori|utente|utenti"},
    {SENSE_HOUSE, "redazione|editore|l'editore|giornale|testata|rivista|dell'editore"},
    {SENSE_OPENS, "^contenuto|^informazioni|^testo|^a scopo"},
    {SENSE_CREDIT,
     "^in collaborazione con|^con il sostegno|^con il contributo|^con il patrocinio|"
     "^contenuto realizzato|^sponsorizzato da|^pubblicato originariamente|"
     "^articolo pubblicato|^tradotto da|^ripreso da|^realizzato con il|"
     "^realizzato in collaborazione|^offerto da|^per gentile concessione|^finanziato da"},
    {SENSE_NOT, "non|nessun|nessuna|né|mai|in alcun modo|declina|nulla"},
    {SENSE_WITHOUT, "senza"},
    {SENSE_REPLACE, "sostitu*|rimpiazz*|al posto|fare le veci|il posto"},
    {SENSE_MEANT, "costituisc*|intes*|considerat*|intend*|essere intes*|è un|valore di|vanno"},
    {SENSE_ADVICE, "consiglio|consigli|parere|diagnos*|consulto|visita|cura|trattamento|"
                   "prescrizione|terapia|raccomandazione"},
    {SENSE_FIELD, "medic*|professional*|legale|legali|finanziari*|personalizzat*|veterinari*|"
                  "sanitari*|specialistic*"},
    {SENSE_PRO, "medico|medici|medica|farmacista|farmacisti|specialista|professionista|curante|"
                "veterinario|infermiere|dentista|avvocato"},
    {SENSE_CONSULT, "consult*|chied*|rivolg*|parl*|contatt*|senti*"},
    {SENSE_BEFORE, "prima di"},
    {SENSE_INFO, "informativ*|divulgativ*|indicativ*|educativ*|generale|informazione|informare|"
                 "orientativ*|didattic*"},
    {SENSE_ONLY, "solo|soltanto|esclusivamente|puramente|unicamente|meramente|esclusiv*|solamente"},
    {SENSE_PURPOSE, "scopo|scopi|fini|fine|titolo|finalità|carattere"},
    {SENSE_INFO_ONLY, "scopo informativo|scopi informativi|fini informativi|carattere informativo|"
                      "titolo informativo|scopo divulgativo|carattere divulgativo"},
    {SENSE_OVERVIEW, "carattere generale|informazioni generali"},
    {SENSE_LIABLE, "responsab*|garant*|risponde|rispondono"},
    {SENSE_NOT_LIABLE, "declina*|declinano"},
    {SENSE_ERROR, "errori|omissioni|danni|accuratezza|esattezza|completezza|conseguenze|danno"},
    {SENSE_USE, "uso|utilizzo|dall'uso|dall'utilizzo|derivant*|impiego"},
    {SENSE_ENDORSE, "approvazione|raccomandazione|avallo"},
    {SENSE_OUTSIDE, "siti esterni|terzi|link esterni|marchi"},
    {SENSE_OWN_RISK, "proprio rischio|rischio e pericolo"},
    {SENSE_CORRECT, "corrett*|aggiornat*|valid*|esatt*|prezzi|dati"},
    {SENSE_AT_PRESS, "al momento della|alla data di|data di pubblicazione|ultimo aggiornamento"},
    {SENSE_OUTDATED, "senza preavviso|potrebbero essere cambiat*|non più aggiornat*"},
    {SENSE_EFFORT, "massima cura|ogni cura|accuratamente|nonostante la cura"},
    {SENSE_VIEWS, "opinioni|pareri|punti di vista|opinione"},
    {SENSE_OWN, "propri*|personal*|espress*|esclusiv*|solo|esclusiva responsabilità|intera"},
    {SENSE_REFLECT, "riflett*|rispecchi*|rappresent*|necessariamente|coincid*|ufficial*|impegna*"},
    {SENSE_AFFILIATE, "affiliazione|affiliato|affiliati"},
    {SENSE_LINK, "link|acquist*|compri|compra|comprate|negozio|clic"},
    {SENSE_EARN, "commissione|commissioni|guadagn*|percentuale|provvigione|costi aggiuntivi|"
                 "costo aggiuntivo"},
    {SENSE_SPONSOR, "sponsor*|sostegno|finanziat*|collaborazione con|contributo|sostenut*|"
                    "patrocinio|inserzionist*|pubblicit*|offerto da|donazioni"},
    {SENSE_FUNDED,
     "sponsorizzat*|finanziat*|collaborazione con|con il sostegno|con il contributo|sostenut*|"
     "offerto da|realizzato con il|reso possibile|grazie al contributo|grazie al sostegno|"
     "con il supporto|a spese di"},
    {SENSE_INFLUENCE, "influ*|partecip*|interv*|decid*|ruolo"},
    {SENSE_NO_INFLUENCE,
     "indipendenza|indipendent*|autonomia|senza alcun controllo|senza intervenire"},
    {SENSE_FREE, "gratuitamente|omaggio|in prova|fornito gratuit*|inviato da"},
    {SENSE_PAID, "in cambio|pagat*|compenso"},
    {SENSE_INTERESTS, "conflitto di interess*|conflitto d'interess*|conflitti di interess*|"
                      "conflitti d'interess*|dichiara di non|dichiarano di non"},
    {SENSE_HOLDS, "possiede|possiedono|detiene"},
    {SENSE_SHARES, "azioni|quote"},
    {SENSE_FEES, "onorari|compensi|ha ricevuto"},
    {SENSE_ADVERT, "pubblicitari*|promozional*"},
    {SENSE_ADVERTORIAL, "^contenuto sponsorizzato|^pubbliredazionale|^contenuto promozionale|"
                        "^informazione pubblicitaria|^messaggio|contenuto sponsorizzato|"
                        "contenuto pubblicitario|^contenuto realizzato|publiredazionale|"
                        "redazionale a pagamento|^in collaborazione con|^sponsorizzato"},
    {SENSE_MACHINE, "intelligenza artificiale|dell'intelligenza artificiale|automatic*|chatgpt|"
                    "dall'intelligenza artificiale|un'intelligenza artificiale|"
                    "modello linguistico|ia|dell'ia"},
    {SENSE_MAKE, "generat*|scritt*|tradott*|redatt*|elaborat*|creat*|prodott*|traduzione|rivist*|"
                 "l'aiuto|aiuto"},
    {SENSE_NAMES, "nomi|identità"},
    {SENSE_CHANGED, "cambiat*|modificat*|fantasia|inventat*|fittizi*|alterat*"},
    {SENSE_PRIVACY, "privacy|riservatezza|anonimato|tutelare|proteggere|tutela"},
    {SENSE_PSEUDONYM, "nome di fantasia|nomi di fantasia|nomi sono stati"},
    {SENSE_RIGHTS, "tutti i diritti|diritti riservati|diritto d'autore|per gentile concessione|"
                   "riproduzione riservata|creative commons"},
    {SENSE_COPY, "riprodu*|riproduzione|diffusione|copia|condivi*|ripubblic*"},
    {SENSE_PERMISSION, "autorizzazione|permesso|consenso|licenza|vietat*|citando|per iscritto|"
                       "riservata|purché"},
    {SENSE_FORBIDDEN, "vietat*|proibit*"},
    {SENSE_FIRST,
     "pubblicato originariamente|originariamente pubblicato|apparso per la prima|"
     "apparso originariamente|pubblicato per la prima|tradotto da|ripreso da|pubblicato su|"
     "apparso su|pubblicato in|uscito su|per gentile concessione|prima pubblicazione"},
    {SENSE_REGULATOR, "aifa|fda|ministero della salute|autorità sanitarie"},
    {SENSE_EVALUATE, "valutat*|approvat*|verificat*"},
    {SENSE_CLAIM,
     "integratore|integratori|dieta variata|dieta varia|diagnosticare|curare o prevenire"},
    {SENSE_LEAFLET, "foglio illustrativo|è un medicinale|le avvertenze|questo medicinale"},
    {SENSE_DIRECTED, "leggere attentamente|leggere le avvertenze|se i sintomi persistono|fuori "
                     "dalla portata|leggere il foglio"},
    {SENSE_EMERGENCY, "emergenza|emergenze|urgenza|urgenze|118|112"},
    {SENSE_IF_EMERGENCY, "in caso di emergenza|in caso di urgenza"},
    {SENSE_LABEL, "^disclaimer legale|^esclusione di responsabilità|^avvertenza|^avvertenze|"
                  "^conflitto di interess*|^conflitti di interess*|^note legali"},
    {SENSE_HINT, "^nota|^nota della redazione|^importante|^attenzione|^avviso|^nb|^finanziament*|"
                 "^trasparenza"},
    {SENSE_COPYRIGHT, "tutti i diritti riservati|riproduzione riservata"},
    {SENSE_SAY, "ha detto|dice|spiega|secondo|afferma|sottolinea|avverte|consiglia|ha spiegato|"
                "racconta|aggiunge|ricorda"},
    {SENSE_NEWS, "tribunale|giudice|sentenza|governo|legge|ministro|polizia|procura"},
    {SENSE_STUDY, "studio|ricercatori|partecipanti|risultati|campione"},
    {SENSE_FORM, "cliccando|inviando|cookie|cookies|iscri*"},
    {SENSE_NONE, NULL},
};
