/* French words and phrases by what they mean in a notice: data, not code; see sense_list_en.c. */
#include "article/sense.h"

const SenseRow sense_list_fr[] = {
    {SENSE_THIS, "ce|cet|cette|ces|notre|nos|présent|présente|mon|mes"},
    {SENSE_WORK,
     "article|articles|site|page|pages|contenu|contenus|texte|textes|fiche|fiches|guide|brochure|"
     "dossier|blog|billet|informations|information|dépliant|document|vidéo|podcast|reportage|"
     "publication|chronique|tribune|lettre|recette|recettes|liens|conseils|résumé|traduction|"
     "rubrique|série|brochure|newsletter"},
    {SENSE_HERE, "ici|ci dessus|ci dessous|ci contre"},
    {SENSE_PROVIDED,
     "fourni*|présenté*|publié*|contenu|contenues|donné*|proposé*|diffusé*|figurant|"
     "exprimé*|délivré*|décrit*"},
    {SENSE_SELF,
     "le contenu de|les informations|l'article|le présent|la présente|rien de ce|"
     "ce que vous lisez|ce que vous venez|cette fiche|ce guide|cette brochure|ce dossier|"
     "ce blog|cette vidéo|ce podcast|ces conseils|nos articles|nos fiches|nos contenus|"
     "ces pages|ce document|cette rubrique|sur ce site|ci dessus|présent article"},
    {SENSE_MENTION, "le site|le texte|la page|la fiche|le guide|les conseils"},
    {SENSE_NOTHING,
     "rien de ce|rien dans ce|rien dans cet|rien sur ce|aucun de ces|rien de cet|rien ici"},
    {SENSE_WE, "nous|notre|nos"},
    {SENSE_I, "je|j'ai"},
    {SENSE_SHOULD, "doit|doivent|invité*|devrai*"},
    {SENSE_READER, "vous|votre|vos"},
    {SENSE_AUTHOR, "auteur|auteurs|auteure|l'auteur|l'auteure|l'autrice|autrice|rédacteur|"
                   "d'auteur|signataire|signataires|chroniqueur"},
    {SENSE_READERS, "le lecteur|lecteurs|lecteur|lectrices"},
    {SENSE_HOUSE, "rédaction|éditeur|l'éditeur|journal|revue|magazine|employeur"},
    {SENSE_OPENS, "^contenu|^informations|^texte|^résumé|^à titre"},
    {SENSE_CREDIT,
     "^avec le soutien|^en partenariat avec|^sponsorisé par|^parrainé par|^réalisé avec|"
     "^réalisé en partenariat|^paru initialement|^publié initialement|^article paru|"
     "^article publié|^traduit de|^repris de|^financé par|^reproduit avec|^grâce au soutien"},
    {SENSE_NOT,
     "ne|pas|aucun|aucune|jamais|ni|nullement|n'est|n'a|n'ont|n'engage|n'engagent|n'assume|"
     "n'offre|n'entend|n'était|n'êtes|n'intervient"},
    {SENSE_WITHOUT, "sans"},
    {SENSE_REPLACE, "remplac*|substitu*|tenir lieu|tient lieu|à la place"},
    {SENSE_MEANT, "constitu*|destiné*|considéré*|vocation|vise|visent|interprété*|est un|est une|"
                  "valeur de|équiva*"},
    {SENSE_ADVICE, "avis|conseil|conseils|diagnostic*|traitement|consultation|prescription|"
                   "recommandation|examen|ordonnance|l'avis"},
    {SENSE_FIELD, "médical|médicale|médicaux|médicales|professionnel*|juridique*|financier*|"
                  "personnalisé*|individuel*|vétérinaire*"},
    {SENSE_PRO, "médecin|médecins|pharmacien*|professionnel*|soignant*|spécialiste*|infirmi*|"
                "vétérinaire*|avocat|dentiste*|praticien*|diététicien*"},
    {SENSE_CONSULT, "consult*|demandez|adressez|parlez|parler|interrogez|rapprochez|demander"},
    {SENSE_BEFORE, "avant de|avant toute|avant tout"},
    {SENSE_INFO, "informati*|indicatif|indicative|informer|pédagogique*|éducati*|général|générale|"
                 "d'information"},
    {SENSE_ONLY, "uniquement|purement|seulement|exclusivement|simplement|strictement"},
    {SENSE_PURPOSE, "titre|fins|caractère|valeur"},
    {SENSE_INFO_ONLY, "titre indicatif|titre informatif|titre d'information|fins d'information|"
                      "valeur indicative|titre purement|titre général"},
    {SENSE_OVERVIEW, "informations générales|ordre général|information générale|portée générale"},
    {SENSE_LIABLE, "responsab*|garanti*|garantit"},
    {SENSE_NOT_LIABLE, "décline*|sauf erreur|n'engage que|n'engagent que"},
    {SENSE_ERROR, "erreur*|exactitude|exhaustiv*|dommage*|omission*|l'exactitude|d'erreur|"
                  "préjudice*|conséquence*|d'erreurs|d'omission"},
    {SENSE_USE, "l'usage|usage|utilisation|l'utilisation|résultant|découlant|d'usage"},
    {SENSE_ENDORSE, "approbation|cautionn*|recommandation|caution"},
    {SENSE_OUTSIDE, "liens externes|sites tiers|tiers|marques"},
    {SENSE_OWN_RISK, "vos risques|propres risques|sous votre responsabilité|risques et périls"},
    {SENSE_CORRECT, "exact*|à jour|valable*|correct*|vérifié*|données|prix"},
    {SENSE_AT_PRESS, "au moment de|à la date de|date de publication|date de parution|"
                     "dernière mise à jour|lors de sa publication|l'heure où|moment où"},
    {SENSE_OUTDATED, "sans préavis|pu changer|plus mis à jour|plus mise à jour|pu évoluer|"
                     "susceptibles d'évoluer|peuvent évoluer"},
    {SENSE_EFFORT, "soin|malgré le soin|tout le soin|efforçons|avec soin"},
    {SENSE_VIEWS, "opinions|propos|points de vue|avis|opinion"},
    {SENSE_OWN, "propre|propres|exprimé*|personnel*|tenus|seul|seule|seuls|engagent que|engage que|"
                "seule responsabilité|entière responsabilité"},
    {SENSE_REFLECT, "reflèt*|représent*|engag*|nécessairement|position|officiel*|n'engagent"},
    {SENSE_AFFILIATE,
     "affilié|affiliés|d'affiliation|partenaires|liens d'affiliation|programme d'affiliation"},
    {SENSE_LINK, "lien|liens|achat|achats|achetez|cliquez|boutique"},
    {SENSE_EARN, "commission|commissions|rémunération|percevons|touchons|pourcentage|surcoût|"
                 "sans frais|rémunér*"},
    {SENSE_SPONSOR,
     "sponsoris*|parrain*|financé*|soutien|partenariat|mécén*|subvention*|annonceur*|"
     "donateurs|soutenu*|publicit*"},
    {SENSE_FUNDED,
     "sponsorisé*|parrainé*|financé*|avec le soutien|soutenu*|en partenariat|grâce au soutien|"
     "subventionné*|avec l'appui|grâce au financement|rendu possible|pris en charge par|"
     "aide financière|soutien financier"},
    {SENSE_INFLUENCE, "intervenu*|particip*|influenc*|regard|décid*|rôle|droit de regard|relu"},
    {SENSE_NO_INFLUENCE,
     "indépendance|toute indépendance|indépendante|indépendamment|sans intervention|"
     "n'a pas relu|n'a pas participé|sans droit de regard"},
    {SENSE_FREE, "gracieusement|gratuitement|offert par|offerts par|prêté*|à titre gracieux|"
                 "envoyé par"},
    {SENSE_PAID, "rémunér*|payé"},
    {SENSE_INTERESTS, "conflit d'intérêts|conflits d'intérêts|liens d'intérêts|lien d'intérêts|"
                      "conflit d'intérêt|lien d'intérêt|déclarent n'avoir|déclare n'avoir|"
                      "déclare avoir|déclarent avoir"},
    {SENSE_HOLDS, "détient|détiennent|possède*"},
    {SENSE_SHARES, "actions|parts"},
    {SENSE_FEES, "honoraires|a perçu|ont perçu|a reçu"},
    {SENSE_ADVERT, "publicitaire|promotionnel|commercial"},
    {SENSE_ADVERTORIAL, "^publi rédactionnel|^contenu sponsorisé|^publicité|^publireportage|"
                        "^communiqué|contenu sponsorisé|publirédactionnel|publi reportage|"
                        "contenu de marque|contenu partenaire|^en partenariat|^article sponsorisé"},
    {SENSE_MACHINE,
     "intelligence artificielle|l'intelligence artificielle|automatique*|automatiquement|"
     "chatgpt|l'ia|ia|une ia|modèle de langage|d'une ia"},
    {SENSE_MAKE, "rédig*|génér*|traduit*|écrit*|produit|produite|créé*|traduction|l'aide|relu*|"
                 "réalisé*|résumé"},
    {SENSE_NAMES, "noms|prénoms|identité|l'identité"},
    {SENSE_CHANGED, "changé*|modifié*|fictif*|été changés|d'emprunt"},
    {SENSE_PRIVACY, "l'anonymat|anonymat|vie privée|préserver|protéger|confidentialité"},
    {SENSE_PSEUDONYM, "prénom a été|prénoms ont été|le prénom a|nom d'emprunt|prénom modifié|"
                      "prénoms modifiés|prénom d'emprunt|noms ont été"},
    {SENSE_RIGHTS, "tous droits|droits réservés|droits d'auteur|creative commons|"
                   "avec l'autorisation|licence"},
    {SENSE_COPY, "reproduc*|reproduit*|diffus*|copie|partag*|republi*|représentation"},
    {SENSE_PERMISSION, "autorisation|l'autorisation|accord|interdit*|licence|l'accord|condition|"
                       "par écrit|permission|citer|source"},
    {SENSE_FORBIDDEN, "interdit*|interdite"},
    {SENSE_FIRST, "paru initialement|publié initialement|d'abord paru|initialement publié|"
                  "initialement paru|première fois|traduit de|repris de|a été publié|est paru|"
                  "version originale|republié|d'abord été publié|publié pour la première|"
                  "paru pour la première|publié dans|paru dans|avec l'aimable autorisation"},
    {SENSE_REGULATOR, "ansm|agence du médicament|autorités sanitaires|fda"},
    {SENSE_EVALUATE, "évalué*|approuvé*|vérifié*|examiné*"},
    {SENSE_CLAIM, "complément alimentaire|compléments alimentaires|alimentation variée|"
                  "diagnostiquer traiter|guérir ou prévenir|ces déclarations|ces allégations"},
    {SENSE_LEAFLET, "lire attentivement|lisez attentivement|lire la notice|lisez la notice|est un "
                    "médicament|ce médicament"},
    {SENSE_DIRECTED, "si les symptômes persistent|demandez conseil|hors de portée|votre "
                     "pharmacien|attentivement la notice"},
    {SENSE_EMERGENCY, "urgence|d'urgence|urgences|15|112"},
    {SENSE_IF_EMERGENCY, "en cas d'urgence"},
    {SENSE_LABEL, "^avertissement|^mentions légales|^avis de non responsabilité|"
                  "^clause de non responsabilité|^conflit d'intérêts|^conflits d'intérêts|"
                  "^liens d'intérêts|^déclaration d'intérêts|^déclaration de liens"},
    {SENSE_HINT, "^note|^avis|^important|^remarque|^à noter|^note de la rédaction|^rappel|^nb|"
                 "^financement|^transparence"},
    {SENSE_COPYRIGHT, "tous droits réservés|reproduction interdite"},
    {SENSE_SAY, "dit|explique|selon|affirme|déclare|souligne|précise|insiste|estime|ajoute|raconte|"
                "rappelle|conseille|confie"},
    {SENSE_NEWS, "tribunal|juge|procès|ministre|ministère|gouvernement|loi|plainte|parlement"},
    {SENSE_STUDY, "étude|études|essai|chercheurs|participants|résultats|échantillon"},
    {SENSE_FORM, "en cliquant|mon médecin|cookies|abonn*|inscri*"},
    {SENSE_SAMPLE,
     "gracieusement|exemplaire de presse|nous a prêté|nous a envoyé|m'a envoyé|m'a offert|"
     "nous a offert"},
    {SENSE_NONE, NULL},
};
