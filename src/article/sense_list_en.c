/* English words and phrases by what they mean in a notice: data, not code. sense.h names the
 * senses, phrase.h says how a phrase is written. A word belongs here when it carries the sense in
 * any text; no phrase may come from one page or name one site.
 */
#include "article/sense.h"

const SenseRow sense_list_en[] = {
    /* --- what is spoken of --- */
    {SENSE_THIS, "this|these|our|my|any of these|the present"},
    {SENSE_WORK,
     "article|articles|post|posts|story|stories|blog|blogs|page|pages|column|columns|content|"
     "contents|material|materials|text|texts|report|reports|guide|guides|website|websites|"
     "web site|site|sites|newsletter|newsletters|publication|publications|video|videos|"
     "podcast|podcasts|document|documents|review|reviews|piece|pieces|feature|features|"
     "interview|commentary|service|leaflet|leaflets|booklet|booklets|factsheet|factsheets|"
     "fact sheet|fact sheets|sheet|sheets|handout|handouts|brochure|brochures|pamphlet|"
     "bulletin|channel|magazine|book|ebook|chapter|portal|app|tool|calculator|quiz|checklist|"
     "series|answers|tips|recipe|recipes|information|summary|summaries|translation|transcript|"
     "episode|episodes|broadcast|slides|presentation|essay|entry|entries|edition|issue|"
     "details|coverage|reporting|journalism|statements|explainer|primer|faq|tutorial|resource|"
     "resources|press release|links|pictures|photos|write up|roundup|list|picks|paper|notes|"
     "thread|images|item|items|forum|lesson|course|module|webinar|dispatch|diary|"
     "readers' letters|writing|wording|section|announcement"},
    {SENSE_HERE, "here|above|below|herein|foregoing|on screen"},
    {SENSE_PROVIDED,
     "provided|contained|presented|published|given|included|shown|printed|described|offered|shared|"
     "mentioned|listed|supplied|featured|discussed|set out|made available|on offer|found|posted|"
     "written"},
    {SENSE_SELF,
     "the article|the content of|the contents of|the information on|the information in|herein|"
     "the material on|the materials on|what you read|what you've read|what you have read|"
     "what you have just read|what is written|what we publish|what we write|what we say|"
     "what i write|what i say|something you read|anything you read|things you read|"
     "you read here|on this site|in this article|on this page|you have read|"
     "you have just read|you've just read|nothing here|nothing above|all content|"
     "all information|all material|everything here|everything above|everything you read|"
     "reading this|listening to this|watching this|the above|the foregoing|through this form|"
     "this section|this series|this form|this isn't|this wasn't|parts of this|"
     "portions of this|a version of this|this is not|this is no|this is general|this is only|"
     "this is for|content on|site content|this advice|this guidance|these recommendations|"
     "these suggestions|these instructions|these exercises|these examples|these words|"
     "our recommendations|our advice|our suggestions|exercises shown|doses printed|this show|"
     "this talk"},
    {SENSE_WE, "we|us|our|ours|we're|we've|we'd|we'll|ourselves"},
    {SENSE_I, "i|i'm|i've|i'd|i'll|me|my|mine|myself"},
    {SENSE_READER, "you|your|you're|yourself|reader|readers|readers'|reader's|visitors|users|user|"
                   "anyone|viewers|listeners"},
    {SENSE_AUTHOR,
     "author|authors|author's|authors'|writer|writer's|writers|columnist|columnists|columnist's|"
     "contributor|contributors|contributor's|contributors'|mine|blogger|reviewer|interviewee|"
     "interviewees|speaker|speakers|commentator|letter writers|correspondent|guest|guests|"
     "individual authors|reporter|presenter|host|hosts|person who wrote|people quoted|journalist"},
    {SENSE_HOUSE,
     "publisher|publishers|publisher's|editor|editors|editorial|editorial team|newsroom|our staff|"
     "our team|our writers|our editors|our reporters|newspaper|magazine|the paper|site owner|"
     "owner of this|owners of this|operators|the company|its staff|its owners|affiliates|"
     "subsidiaries|nonprofit|charity|the foundation|the society|employer|employers|employer's|"
     "organisation|organization|institution|hospital|university|parent company"},
    {SENSE_OPENS,
     "^for|^not|^no|^provided|^intended|^meant|^offered|^information|^general information|"
     "^reviewed|^medically reviewed|^nothing"},
    /* --- advice that it is not --- */
    {SENSE_CREDIT,
     "^made possible by|^made possible with|^sponsored by|^supported by|^funded by|"
     "^in partnership with|^in association with|^with thanks to|^our thanks to|"
     "^brought to you by|^produced with|^produced in partnership|^paid for by|"
     "^underwritten by|^with support from|^with the support of|^with funding from|"
     "^first published in|^first published by|^first appeared|^originally published|"
     "^republished from|^republished with|^reprinted from|^reprinted with|^reprinted by|"
     "^reproduced from|^reproduced with|^adapted from|^excerpted from|^a version of this|"
     "^an earlier version|^a longer version|^a shorter version|^translated from|^syndicated|"
     "^cross posted|^commissioned by|^presented by|^supported through|^with the generous"},
    {SENSE_NOT,
     "not|no|never|nor|neither|none|nothing|nobody|no one|cannot|can't|don't|doesn't|isn't|"
     "aren't|wasn't|weren't|won't|hasn't|haven't|shouldn't|mustn't|couldn't|wouldn't|didn't|"
     "rather than|far from|stops short of|unable to|declines|decline|neither of"},
    {SENSE_WITHOUT, "without"},
    {SENSE_REPLACE,
     "replac*|substitut*|supplant*|supersed*|stand in|stands in|standing in|stand ins|"
     "take the place|takes the place|taking the place|fill in for|in place of|in lieu of|"
     "take over from|do the job of|does the job of|act as a doctor|instead of ~ visit|"
     "instead of ~ advice|instead of seeing|instead of ~ consultation|override|trump*|stead|"
     "as good as|outweigh|do duty for|equivalent to|the same as"},
    {SENSE_MEANT,
     "intend|intends|intended|intention|meant|mean to|means to|designed|aim|aims|constitut*|"
     "construed|construe|taken as|taken for|take ~ as|treat ~ as|treated as|regarded as|"
     "regard ~ as|considered|considered as|viewed as|seen as|interpreted|understood as|"
     "amount to|amounts to|serve as|serves as|be used to|be used as|be used for|use ~ as|"
     "use ~ to|tantamount|qualify as|qualifies as|count as|counts as|mistake ~ for|"
     "mistaken for|purport*|pretend*|a basis for|be the basis|form the basis|based solely on|"
     "act as|acts as|tailored|specific to your|provide|written to|supposed to|there to|create|"
     "creates|form a|establish*|make you|makes you|a reason to"},
    {SENSE_ADVICE,
     "advice|counsel|counselling|guidance|recommendation|recommendations|diagnos*|prescri*|"
     "consultation|consultations|advise|recommend|recommends|assessment|opinion|triage|"
     "instruction|endorsement|solicitation|prognosis|medical care|medical treatment|"
     "professional care|professional treatment|medical examination|treatment plan|"
     "treatment by|treatment decisions"},
    {SENSE_FIELD,
     "medical|health|healthcare|legal|financial|investment|tax|dental|veterinary|nutritional|"
     "dietary|clinical|personal|individual|individualised|individualized|personalised|personalized|"
     "professional|expert|psychological|psychiatric|accounting|fitness|therapeutic|diagnostic|"
     "pharmaceutical|doctor's|physician's|qualified|dosing|specific|bespoke|tailored|pharmacist's|"
     "nursing|lawyer's|mental health|formal|definitive"},
    {SENSE_PRO,
     "doctor|doctors|doctor's|doctors'|physician|physicians|physician's|pharmacist|pharmacists|"
     "pharmacist's|clinician|clinicians|gp|gps|gp's|nurse|nurses|practitioner|practitioners|"
     "health provider|healthcare provider|healthcare providers|care provider|care "
     "providers|provider|"
     "providers|health professional|health professionals|healthcare professional|"
     "healthcare professionals|medical professional|medical professionals|"
     "care professional|licensed professional|qualified professional|a professional|"
     "professionals|professional|dentist|dentists|vet|vets|veterinarian|veterinarians|dietitian|"
     "dietician|dietitians|therapist|therapists|physiotherapist|physio|specialist|specialists|"
     "midwife|midwives|health "
     "visitor|counsellor|counselor|lawyer|lawyers|attorney|solicitor|adviser|"
     "advisor|advisers|advisors|accountant|care team|renal team|clinical team|medical team|"
     "health team|healthcare team|team looking after|team treating|surgeon|consultant|psychiatrist|"
     "psychologist|optician|optometrist|paediatrician|pediatrician|oncologist|cardiologist|medics|"
     "medic|clinic|someone qualified|somebody qualified|qualified person|expert|experts|"
     "who can examine|who knows you|surgery|medical staff|ward staff|prescriber|medical practice|"
     "nutritionist|trainer|chemist|examine you|staff on the ward|hospital team"},
    {SENSE_RELATION,
     "doctor patient relationship|physician patient relationship|patient relationship|"
     "client relationship|attorney client|professional relationship|therapeutic relationship|"
     "relationship between you|our patient|our patients|my patient|your doctor|your physician|"
     "duty of care|a prescription|enter into correspondence|answer individual|"
     "individual cases|individual questions|individual queries|individual patients|"
     "personal questions|personal queries|personal cases"},
    {SENSE_CONSULT,
     "consult*|ask|ask a|talk to|talk with|talk it over|talk things over|speak to|speak with|see a|"
     "see your|contact|check with|turn to|refer to|seek|discuss|visit a|visit your|get advice|"
     "take advice|go to|phone|run it past|run this past|word with|conversation with|"
     "under the supervision|guidance of|rely on your|follow the advice|be guided by|listen to your|"
     "advice of|opinion of|raise it with|bring it to|see someone|defer to"},
    {SENSE_BEFORE,
     "before making|before starting|before taking|before trying|before changing|before you start|"
     "before you make|before you change|before you act|before you try|before acting|before "
     "beginning|"
     "before using|before you use|before any|before relying|before you rely|before following|"
     "before you follow|before doing|prior to|before adopting|before embarking|before deciding|"
     "before you decide|before stopping|before you begin"},
    {SENSE_RELY,
     "rely|relying|reliance|relied|act on|acting on|acted on|acts on|based on|on the basis|"
     "because of something|apply it|put into practice|follow it|decisions|decision"},
    {SENSE_KNOW,
     "know|judge|see you|examine|examined|assess|tell from|know your|met you|diagnose you|reply to|"
     "answer|respond|enter into|comment on|discuss"},
    {SENSE_BLIND, "know nothing about you|everyone's situation|every reader's|know nothing of|"
                  "knows your history|knows your case|knows you"},
    {SENSE_VARY,
     "may differ|may vary|can vary|vary from|varies|will vary|may not suit|may not apply|"
     "not apply to you|may not be right for|may not be suitable|not suitable for everyone|"
     "not be right for everyone|everyone is different|every body is different|"
     "every patient is different|every case is different|differ from|may be different|worked for "
     "me|"
     "works for me|one family's experience|one person's experience|personal experience|"
     "my own experience|my experience|one person's|individual results|"
     "individual circumstances|personal circumstances|circumstances differ|your own circumstances|"
     "results may"},
    {SENSE_INFO,
     "information|informational|informative|inform|informs|educat*|teaching|background|"
     "entertainment|illustrat*|interest|reference|guidance|guide|general|orientation|awareness|"
     "learning|discussion|introduction|starting point|overview|kind|nature|advice|research|study|"
     "commentary|training|instruction"},
    {SENSE_ONLY, "only|solely|purely|merely|strictly|exclusively|nothing more|no more than|"
                 "and nothing else|sole"},
    {SENSE_PURPOSE, "purpose|purposes|by way of"},
    {SENSE_GENERAL, "general|generic|broad|background|introductory"},
    {SENSE_INFO_ONLY,
     "for information|to inform not|there to inform|here to inform|meant to inform|"
     "written to inform|aims to inform|informational purposes|educational purposes|"
     "for your information|to inform and|food for thought|as information|as background|"
     "informational only|information not|educational not|informational use|educational use|"
     "personal use only|informational and educational use"},
    {SENSE_OVERVIEW, "general in nature|of a general kind|of a general nature|general terms|"
                     "in general terms|speaks in general|general only|generalised|a starting point|"
                     "the general public|general audience|general readers"},
    /* --- who answers for it --- */
    {SENSE_LIABLE,
     "responsib*|liab*|accountab*|warrant*|guarantee|guarantees|guaranteed|vouch|vouches|"
     "promise|promises|representation|representations|answer for|answers for|answerable|"
     "held to account|be blamed|indemnif*|assurance|assurances"},
    {SENSE_NOT_LIABLE,
     "disclaim|disclaims|disclaimed|excludes all|exclude all|exclude any|waive|hold harmless|"
     "no recourse|no comeback|entirely yours|your responsibility|responsibility of the reader|"
     "lies with the reader|rests with the reader|rests with you|errors and omissions excepted|"
     "provided as is|as is basis|as is without"},
    {SENSE_ERROR,
     "error|errors|omission|omissions|mistakes|inaccurac*|accuracy|completeness|reliability|"
     "timeliness|suitability|loss|losses|damage|damages|harm|injury|consequences|outcome|outcomes|"
     "up to date|complete|reliable|correctness|currency|fitness for|adverse effects|typos|slips|"
     "accurate|correct"},
    {SENSE_USE,
     "use of|using|arising|arise|arises|resulting from|result from|caused by|misuse|use made of|"
     "usage|relying|reliance|in connection with|stem|stems|stemming|come of|comes of|follow from"},
    {SENSE_ENDORSE, "endors*|recommendation|approval|approve|preference|promot*|favour|favor|"
                    "recommend|recommends|vet|vetted|control|stand behind"},
    {SENSE_OUTSIDE,
     "outside websites|outside sites|other websites|other sites|external sites|external websites|"
     "external links|third party|third parties|linked sites|linked pages|linked websites|"
     "mention of|mentions of|mentioned|brand names|brands|product names|trade names|named products|"
     "a link|links|companies named|products named|products shown|products mentioned|reference to|"
     "advertised|adverts|advertisements|trademarks|inclusion of"},
    {SENSE_OWN_RISK,
     "at your own risk|own risk|at their own risk|at one's own risk|at the reader's risk|"
     "use at your|risk is yours|the risk is your|on your own responsibility|"
     "do your own research|your own research|at your own discretion"},
    {SENSE_CORRECT,
     "accurate|correct|right|up to date|current|valid|true|checked|verified|reflects what|reflect|"
     "reflects|applied|prices|figures|details|availability|information|advice|guidance"},
    {SENSE_AT_PRESS,
     "at the time of writing|at time of writing|at the time of publication|at time of publication|"
     "when it was written|when written|when published|when it was published|going to press|"
     "we went to press|went to press|time of printing|date of publication|day of publication|"
     "publication date|at publication|as of publication|on the date shown|date shown|date above|"
     "date of issue|when this was|when the article|known on|last checked|last updated|last "
     "reviewed|"
     "current as of|accurate as of|correct as of|correct as at|as at|time it was written|"
     "time of going|date it was|when we published|at press time|in force when"},
    {SENSE_OUTDATED,
     "no longer updated|no longer being updated|not updated|not been updated|subject to change|"
     "without notice|may have changed|might have changed|may since have|have changed since|"
     "changed since|may be out of date|could be out of date|out of date|archived|archive|outdated|"
     "may no longer|may change|can change|changes quickly|change over time|superseded|since then|"
     "no longer maintained|retired page|kept for reference|kept for the record"},
    /* --- whose views --- */
    {SENSE_VIEWS,
     "views|opinions|view expressed|opinion expressed|statements|viewpoints|opinion piece"},
    {SENSE_OWN, "own|alone|expressed|solely|personal|voiced|those of|stated|belong to|belongs "
                "to|mine|entirely|"
                "exclusively|given here|attributed to|are the author's|are the writer's|"
                "the responsibility of"},
    {SENSE_REFLECT,
     "reflect|reflects|reflecting|represent|represents|representing|coincide|shared by|"
     "share them|official|policy|speak for|speaks for|speaking for|on behalf of|agree with|"
     "agrees with|nothing to do with|position of|line of|should not be attributed|endors*|"
     "be ascribed|held by"},
    /* --- who paid --- */
    {SENSE_AFFILIATE,
     "affiliated links|partner link|partner links|referral link|referral links|referral code|"
     "referral fee|referral fees|amazon associate|amazon associates|commission links|"
     "commissionable|paid links|tracked links|tracking links|affiliate ~ link*|"
     "affiliate program*|affiliate partner*|affiliate commission*|affiliate market*|"
     "affiliate advert*|affiliate scheme*|affiliate relationship*|affiliate network*|"
     "affiliate income|affiliates program|associates program|shop links|an affiliate of|"
     "as an affiliate|are affiliates"},
    {SENSE_LINK,
     "link|links|linked|click|clicks|clicking|buy|buys|bought|purchase|purchases|purchased|shop|"
     "retailer|retailers|order through|order via|through our|via our|shopping|retail partners|sale|"
     "sales|checkout|sign up through|products|orders|order"},
    {SENSE_EARN,
     "earn|earns|earned|earning|commission|commissions|a cut|a percentage|small percentage|"
     "compensat*|a fee|referral fee|revenue|a share of|pays us|pay us|paid us|pennies|"
     "few cents|few pence|pence|small sum|small amount|get paid|are paid|be paid|small slice|"
     "slice of|finder's fee|a bit back|something back|support this site|support the site|"
     "keep the lights|extra cost|additional cost|no cost to you|costs you nothing|"
     "receive payments|get payments|referral fees|affiliate fees|advertising fees|a kickback|"
     "earn money|make money"},
    {SENSE_SPONSOR,
     "sponsor|sponsors|sponsorship|sponsoring|partner|partners|donor|donors|donations|"
     "donation|funder|funders|advertiser|advertisers|advertising|philanthrop*|"
     "contributions from|receives money|received money|money from|income from|drug companies|"
     "grants from|grant from|educational grant|funding from|makers|manufacturer|manufacturers|"
     "drug firms|industry|company|companies|reader donations|commercial partners|brands|"
     "retailers|pharmaceutical"},
    {SENSE_FUNDED,
     "sponsored by|sponsored this|sponsoring this|supported by|funded by|financed by|paid for by|"
     "paid for this|paid for the|paid for our|paid for my|made possible|in partnership with|"
     "in association with|in collaboration with|produced with|brought to you|with thanks to|"
     "our thanks to|thanks to the support|thanks to the generosity|with support from|"
     "with the support of|with funding from|with financial support|with the backing|with help from|"
     "with a grant|commissioned by|commissioned and paid|backed by|underwritten|subsidised by|"
     "subsidized by|bankrolled|bears the cost|met the cost|met the costs|covered the cost|"
     "covered the costs|paid the costs|is sponsored|was sponsored|educational grant|sponsor of "
     "this|"
     "unrestricted grant|sponsor paid|paid to run|financial support from|supports this|supported "
     "this|"
     "funds this|funded this|pays for this|underwrites|sponsors this"},
    {SENSE_INFLUENCE,
     "say|a say|part|role|influenc*|control|input|hand in|decide|decides|choose|chooses|choice|"
     "affect|affects|sway|shape|shaped|see|sees|saw|seen|approve|approved|approves|review|reviewed|"
     "read|involved|involvement|dictate|steer|veto|bearing|consulted|paid to be|pay to be|"
     "buy|buys|determine|determines|change what|alter|colour|color|editorial control|interfere"},
    {SENSE_NO_INFLUENCE,
     "independent of|independently|independence|editorially independent|editorial independence|"
     "retains full|retained full|full control|full editorial|complete control|separate from|"
     "kept apart|firewall|wall between|before it was published|before publication|free hand"},
    {SENSE_FREE,
     "free of charge|free sample|complimentary|free copy|free product|free products|"
     "free samples|provided free|at no charge|without charge|in exchange for|in return for|"
     "at no cost|for nothing|without cost|without payment|to review|to test|to try|for review|"
     "for testing|for free|for this review"},
    {SENSE_SENT,
     "sent|gave|gives|lent|loaned|provided|supplied|received|given|offered|donated|shipped|handed|"
     "invited|hosted|kept|keep|borrowed"},
    {SENSE_SAMPLE,
     "gifted|press sample|press samples|review copy|review copies|review sample|review samples|"
     "review unit|review units|test sample|test samples|loan unit|on loan from|complimentary|"
     "free copy|free product|free products|free sample|free samples|press trip|our own money|"
     "my own money|paid full price|provided by the manufacturer|provided by the maker|"
     "supplied by the manufacturer|supplied by the maker|sent by the manufacturer|sent by the "
     "maker|"
     "lent by the|loaned by|my own pocket|our own pocket"},
    {SENSE_PAID,
     "paid to|paid for|was paid|were paid|compensated|payment for|money changed hands|"
     "receive payment|received payment|being paid|paid me|paid us|pay me|pay us|reward"},
    {SENSE_INTERESTS,
     "conflict of interest|conflicts of interest|conflicting interest|conflicting interests|"
     "competing interest|competing interests|interest to declare|interests to declare|"
     "nothing to disclose|nothing to declare|declaration of interest|declaration of interests|"
     "in the interests of transparency|in the interest of transparency|interests of full "
     "disclosure|"
     "interest of full disclosure|for transparency|for the sake of transparency|"
     "in the spirit of|full disclosure|financial interest|financial interests|financial tie|"
     "financial ties|financial relationship|financial relationships|commercial interest|"
     "commercial interests|commercial ties|should declare|i should say|i should mention|"
     "i should add|declare an interest|declares no|declare no|declare none|none declared|"
     "declared none|disclosures|to disclose|discloses|relevant disclosures|vested interest|"
     "stake in the|readers should know|should be known that"},
    {SENSE_HOLDS,
     "hold|holds|held|own|owns|owned|owning|long|short|buy or sell|trade|trades|position|"
     "positions|stake|stakes|invested|investor|beneficial|plans to initiate"},
    {SENSE_SHARES, "shares|stock|stocks|share|securities|equities|equity|companies mentioned|"
                   "company mentioned|options in|stocks mentioned|funds that|position in any|"
                   "positions in any|position in the|positions in the"},
    {SENSE_FEES,
     "speaker fees|speaking fees|speaker's fees|lecture fees|consulting fees|consultancy fees|"
     "consultancy|honoraria|honorarium|travel expenses|advisory board|advisory boards|"
     "research grants|paid consultant|paid adviser|paid advisor|payments from|fees from|"
     "received fees|royalties|speaker for|received grants|received funding|conference travel"},
    {SENSE_TIES,
     "employee of|employed by|works for|worked for|consultant for|consultant to|adviser to|advisor "
     "to|"
     "sits on the|on the board|is married to|my wife|my husband|my employer|"
     "shareholder|expert witness|patent|patents|volunteers for|my brother|my sister|my daughter|"
     "my son|used to work|chairs the|former client|a client of|member of the"},
    {SENSE_RISK,
     "past performance|future results|future returns|forward looking|risk of loss|investing "
     "involves|"
     "loss of principal|loss of capital|capital at risk|offer to sell|offer to buy|solicitation|"
     "securities offered|value of investments|go down as well|investment objectives|"
     "not indicative|get back less"},
    {SENSE_ADVERTORIAL,
     "^advertisement feature|^advertising feature|^advertorial|^advertiser content|"
     "^paid content|^paid post|^paid partnership|^partner content|^promotional feature|"
     "^promotional content|^ad feature|^commercial feature|^brand content|^branded content|"
     "^special advertising|^advertisement promotion|paid partnership|paid promotion|"
     "sponsored content|sponsored post|sponsored article|promotional feature|"
     "promotional content|paid placement|advertorial|paid advertisement|"
     "advertising supplement|promotional supplement|commercial content|branded content|"
     "an advertiser wrote|written by an advertiser|advertiser wrote|"
     "on behalf of an advertiser|claims made are those of|message from our|content studio|"
     "brand studio|partner studio|commercial team|marketing department"},
    /* --- how it was made --- */
    {SENSE_MACHINE,
     "ai|a i|artificial intelligence|generative|language model|language models|chatbot|"
     "chatgpt|chat gpt|gpt|llm|copilot|machine learning|automated|automatically|automation|"
     "algorithm|algorithmically|computer program|speech to text|text generator|synthetic|"
     "speech recognition|transcription software|by machine|a machine|machine translat*|"
     "machine generated|machine written|translation software|a computer|by computer|a bot|"
     "by bots"},
    {SENSE_MAKE,
     "generated|generate|written|wrote|write|writes|drafted|draft|drafts|produced|produce|"
     "created|create|translated|translation|translations|compiled|summarised|summarized|"
     "summarises|summarizes|edited|reviewed|checked|proofread|assisted|assistance|assist|"
     "prepared|with help|helped|the help of|composed|made by|made with|narrated|transcribed|"
     "transcription|transcript|read by|voiced|illustrated|adapted|rewritten|created by|"
     "involved in"},
    {SENSE_NAMES, "names|names and|identifying|identities|identity|some details|certain details|"
                  "patients' details|personal details|the patients|patient names|name has been|"
                  "name was|case details|characters|people in this"},
    {SENSE_CHANGED,
     "changed|altered|withheld|fictional|fictitious|invented|disguised|made "
     "up|pseudonym|pseudonyms|"
     "omitted|removed|anonymised|anonymized|not real|swapped|composite|composites|changed to|"
     "modified|replaced|assumed"},
    {SENSE_PRIVACY,
     "privacy|anonymity|confidential*|anonymous|protect|identify|identities|identity|"
     "at her request|at his request|at their request|on request|real people"},
    {SENSE_PSEUDONYM,
     "not her real name|not his real name|not their real name|not their real names|"
     "not his or her real name|not the real name|not a real name|a pseudonym|is a pseudonym|"
     "names have been changed|name has been changed|name changed|names changed|"
     "names and identifying|name and some|asked not to be named|names are not real|"
     "real names|her real name|his real name"},
    /* --- whose it is --- */
    {SENSE_RIGHTS,
     "all rights reserved|rights reserved|creative commons|cc by|cc0|public domain|"
     "reprinted with permission|republished with permission|reproduced with permission|"
     "used with permission|used by permission|reprinted by permission|by kind permission|"
     "with the permission of|with kind permission|crown copyright|open government licence|"
     "copyright of|copyright belongs|holds the copyright|is copyright|copyright remains|"
     "copyrighted|property of|protected by copyright|by arrangement with|under licence|"
     "under license|licensed under|may not be published broadcast|syndicated"},
    {SENSE_COPY,
     "reproduc*|republish*|reprint*|redistribut*|copied|copy|copying|share|shared|distribut*|"
     "photocopy*|photocopied|quote|quoted|repost|reposted|translate|adapt|adapted|download*|store|"
     "stored|transmitted|passed "
     "on|reused|reuse|scraped|resold|sold|circulat*|extract|extracts|print|"
     "hand out|pass on|broadcast|rewritten"},
    {SENSE_PERMISSION,
     "permission|permitted|consent|licence|license|licensed|agreed in writing|agreement of|"
     "authorisation|authorization|authorised|authorized|in writing|provided you|provided that|"
     "as long as|so long as|credit|attribution|acknowledg*|non commercial|noncommercial|free to|"
     "welcome to|written agreement|ask us first|asking us|may not|must not|link back|"
     "source is|may be|you may|on condition|rights|unchanged|without change|prohibited|forbidden"},
    {SENSE_FIRST,
     "first appeared|first published|first ran|originally appeared|originally published|"
     "originally ran|originally posted|originally written|previously appeared|"
     "previously published|also appears|also appeared|appeared first|appeared originally|"
     "appeared in|was published in|was published by|was published on|a version of|"
     "earlier version|longer version|shorter version|shortened version|adapted from|"
     "excerpted from|extracted from|an extract from|an excerpt from|republished from|"
     "reprinted from|reproduced from|reposted from|distributed by|syndicated by|"
     "read the original|original article|republished here|reprinted here|translated from|"
     "first aired|first broadcast|cross posted|news service"},
    /* --- what law wants said --- */
    {SENSE_REGULATOR,
     "fda|food and drug administration|food drug administration|mhra|ema|"
     "medicines agency|therapeutic goods administration|tga|health canada|regulator|regulators|"
     "regulatory agency|any authority|food standards|any regulatory|any health authority"},
    {SENSE_EVALUATE, "evaluated|evaluate|reviewed|review|approved|assessed|authorised|authorized|"
                     "endorsed|checked|cleared|licensed|tested|verified"},
    {SENSE_CLAIM,
     "diagnose treat|treat cure|cure or prevent|cure or treat|prevent or cure|treat or cure|"
     "prevent any disease|cure any|treat any|prevent disease|treat or prevent|"
     "cure or treatment|as a cure|diagnose or treat|diagnose or cure|"
     "not a medicine|no medicinal claim|not medicines|claims about|the claims|health claims|"
     "these statements|statements made|statements about|food supplement|food supplements|"
     "dietary supplement|varied and balanced diet|varied diet"},
    {SENSE_LEAFLET,
     "read the label|read all labels|read the leaflet|read the instructions|read the package|"
     "read the enclosed|read the patient information|read and follow the|label carefully|"
     "leaflet carefully|follow the directions|follow directions|follow the label|label directions|"
     "package leaflet|package insert|enclosed leaflet|patient information leaflet|"
     "full prescribing information|prescribing information|important safety information|"
     "labels warnings|warnings and instructions|contains paracetamol|this medicine|this product|"
     "this medication|a medicine|prescription only"},
    {SENSE_DIRECTED,
     "always read|use only as directed|use as directed|take as directed|take only as directed|"
     "only as directed|as directed on|symptoms persist|symptoms worsen|symptoms continue|"
     "may not be right for you|not right for everyone|keep out of reach|keep out of the reach|"
     "out of the sight and reach|report side effects|side effects may be reported|"
     "reporting side effects|may report side effects|reporting of side effects|yellow "
     "card|medwatch|"
     "before use|before using|ask your pharmacist|do not exceed the stated|stated dose|"
     "if unsure|if in doubt|talk to your pharmacist|your pharmacist|leaflet carefully|"
     "label carefully|please see|see full"},
    {SENSE_EMERGENCY,
     "emergency|emergencies|urgent|urgently|911|999|112|000|ambulance|immediate help|crisis"},
    {SENSE_IF_EMERGENCY,
     "if you think you may have|think you may have a|believe you have a medical|"
     "may have a medical emergency|in a medical emergency|in case of emergency|"
     "if this is an emergency|if you are experiencing a medical|"
     "if you have a medical emergency|having a medical emergency|for emergencies|"
     "around the clock|monitored|urgent problems|urgent questions|urgent medical"},
    /* --- labels --- */
    {SENSE_LABEL,
     "^disclaimer|^disclaimers|^disclosure|^disclosures|^full disclosure|^affiliate disclosure|"
     "^affiliate disclaimer|^medical disclaimer|^legal disclaimer|^financial disclaimer|"
     "^investment disclaimer|^health disclaimer|^advertiser disclosure|^advertising disclosure|"
     "^editorial disclosure|^ai disclosure|^sponsorship disclosure|^ftc disclosure|"
     "^amazon affiliate disclaimer|^amazon affiliate disclosure|^amazon associate disclosure|"
     "^legal notice|^legal information|^risk warning|^risk disclosure|^safe harbor|"
     "^forward looking statements|^important disclosure|^important disclosures|"
     "^important disclaimer|^general disclaimer|^copyright notice|^transparency|^caveat|"
     "^usual caveat|^usual disclaimer|^standard disclaimer|^conflict of interest|"
     "^conflicts of interest|^competing interests|^competing interest|^declaration of interests|"
     "^declaration of interest|^declaration of competing|^small print|^the small print|"
     "^the fine print|^fine print|^sponsored content"},
    {SENSE_HINT,
     "^note|^please note|^notice|^nb|^n b|^editor's note|^editors' note|^editorial note|"
     "^publisher's note|^author's note|^important notice|^important information|^important note|"
     "^heads up|^just so you know|^for the record|^safety note|^funding|^gifted"},
    {SENSE_COPYRIGHT,
     "copyright ©|^article copyright|^copyright ~ 20*|^copyright ~ 19*|^© ~ 20*|^© ~ 19*|^c 20*|"
     "all rights reserved|reprinted with permission|reproduced with permission|"
     "republished with permission|used with permission|may not be published broadcast|"
     "may not be reproduced|not be reproduced|reprinted ~ permission|reproduced ~ permission|"
     "republished ~ permission|reprinted ~ by arrangement|by kind permission|"
     "under a creative commons|licensed under ~ creative commons|^text © ~ 20*|^text © ~ 19*|"
     "^words © ~ 20*|^article © ~ 20*|^text copyright|^this article is ©|"
     "^this article is copyright"},
    /* --- what speaks against a notice --- */
    {SENSE_SAY, "said|says|told|tells|explains|explained|adds|added|warns|warned|laughs|insists|"
                "insisted|argues|"
                "argued|recalls|according to|wrote in|noted|notes dr|concluded|write the authors|"
                "the authors write|announced|claimed|reported|replied|asked whether"},
    {SENSE_NEWS,
     "court|courts|jury|judge|judges|lawsuit|lawsuits|sued|suing|ruled|ruling|verdict|appeal|"
     "senator|"
     "minister|parliament|congress|lawmakers|campaigners|police|prosecutors|investigation|"
     "investigators|union|council|bill|vote|voted|government|ministers|percent|per cent|spokesman|"
     "spokeswoman|spokesperson|plaintiff|plaintiffs|settlement|fined|federal|state law|new law|"
     "berne convention|organisers|organizers|hospitals|startup|startups|analysts|last year|"
     "last week|last month|yesterday|next year|next month"},
    {SENSE_STUDY,
     "study|studies|trial|researchers|researcher|scientists|participants|the authors|findings|"
     "volunteers|survey|patients in|sample size|randomised|randomized|meta analysis|cohort|"
     "follow up"},
    {SENSE_FORM,
     "by clicking|by submitting|by subscribing|by signing up|by joining|by entering|by registering|"
     "by checking|by continuing|by providing your|you agree to our|you are agreeing|agree to "
     "receive|"
     "unsubscribe|cookies|your browser|personal data|recaptcha|email address|your comment|"
     "your comments|comments are|comment policy|moderated|your e mail|sign up|subscribe|"
     "but i|my doctor|my physician|my pharmacist|my vet|my gp|my own doctor|my mother|my father"},
    {SENSE_NONE, NULL},
};
