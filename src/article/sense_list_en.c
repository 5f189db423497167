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
     "interview|commentary|leaflet|leaflets|booklet|booklets|factsheet|factsheets|fact sheet|"
     "fact sheets|sheet|sheets|handout|handouts|brochure|brochures|pamphlet|bulletin|channel|"
     "magazine|book|ebook|chapter|portal|app|tool|calculator|quiz|checklist|series|answers|"
     "tips|recipe|recipes|information|summary|summaries|translation|transcript|episode|"
     "episodes|broadcast|slides|presentation|essay|entry|entries|edition|issue|details|"
     "coverage|reporting|journalism|statements|explainer|primer|faq|tutorial|resource|"
     "resources|press release|links|pictures|photos|write up|roundup|list|picks|paper|notes|"
     "thread|item|items|forum|lesson|course|module|webinar|dispatch|diary|readers' letters|"
     "writing|wording|section|announcement|figures|doses|dosages|dosage|tables|table|chart|"
     "charts|letters|supplement|project|printout|map|glossary|thoughts|anecdotes|account|"
     "accounts|message|messages|email|emails|reply|replies|comparison|ranking|rankings|"
     "ratings|mailbox|inbox|captions|illustrations|quizzes|calculators|remarks|training plans|"
     "meal plans|plans|memoir|essays|archive|transcripts|tables below|lists|posters|poster|"
     "flyer|lessons|q a|chatbot|chat|apps|programme notes|infographic|infographics|maps|"
     "graphics|photograph|photographs|recordings|recording|audio|notebook|digest|bulletins|"
     "mailing|mailings|directory|database|dictionary|glossaries|hub|homepage|web pages|"
     "pages of this|figures above|write ups"},
    {SENSE_HERE, "here|above|below|herein|foregoing|on screen"},
    {SENSE_PROVIDED,
     "provided|contained|presented|published|given|included|shown|printed|described|offered|shared|"
     "mentioned|listed|supplied|featured|discussed|set out|made available|on offer|found|posted|"
     "written"},
    {SENSE_WHAT, "what|anything|everything|something|things|whatever"},
    {SENSE_TELL,
     "read|reading|write|written|writes|say|says|said|describe|describes|share|shares|offer|"
     "tell|tells|publish|published|print|printed|listen|listening|hear|heard|post|posted|"
     "posts|suggest|saw here|found here|see here|saw on|found on|see on"},
    {SENSE_SELF,
     "the article|the content of|the contents of|the information on|the information in|herein|"
     "the material on|the materials on|what you read|what you've read|what you have read|"
     "what you have just read|what is written|what we publish|what we write|what we say|"
     "what i write|what i say|something you read|anything you read|things you read|"
     "you read here|on this site|in this article|on this page|you have read|"
     "you have just read|you've just read|all content|all information|all material|"
     "everything here|everything above|everything you read|reading this|listening to this|"
     "watching this|the above|the foregoing|through this form|this section|this series|"
     "this form|parts of this|portions of this|a version of this|this is general|this is only|"
     "this is for|content on|site content|this advice|this guidance|these recommendations|"
     "these suggestions|these instructions|these exercises|these examples|these words|"
     "our recommendations|our advice|our suggestions|exercises shown|doses printed|this show|"
     "this talk|think of this|take this as|treat this as|regard this|this work was|"
     "this project was|this research was|this study was|this work is|this is a sponsored|"
     "this is a paid|this is an advert*|this is sponsored|this is a personal|read this as|"
     "as described here|for this article|for this story|in this piece|on these pages|"
     "our pages|these pages|our journalism|our coverage|information provided|"
     "information contained|information presented|information given|information published|"
     "content provided|material presented|material provided|opinions expressed here|"
     "views expressed here|information shown|discussed in this|mentioned in this|"
     "featured in this|mentioned above|discussed above|named above|quoted above|"
     "treat the above|on this web|we publish|we print|we write|i write|as a result of this|"
     "in this column|in these notes|by reading on|reading on|if you have read|having read|"
     "you are reading|you've been reading|you have been reading|by the author of this|"
     "in our pages|throughout this|elsewhere in this|this information sheet|by reading this|"
     "in reading this|if you use this|using this site|using this page|using this guide|"
     "visiting this|in this guide|in this leaflet|in this newsletter|in this post|"
     "in this report|in this review|in this issue|in this episode|of this page|of this site|"
     "of this article|of this post|this commentary|this essay|our leaflets|our guides|"
     "our newsletters|our videos|our columns|our columnists|our contributors|our stories|"
     "our reviews|our website|our articles|our podcast|our blog|our posts|these articles|"
     "written here|printed here|stated here|quoted here|given here|said here|recommended here|"
     "covered here|listed here|shared here|reported here|outlined here|presented here|"
     "offered here|explained here"},
    {SENSE_MENTION,
     "the article|the post|the page|the leaflet|the site|the website|the guide|the content|"
     "the contents|the material|the materials|the information|the text|the calculator|"
     "the tool|the quiz|the app|the column|the blog|the podcast|the newsletter|the booklet|"
     "the factsheet|the video|the answers|the tips|the recipes|the tables|the doses|"
     "the dosages|the chart|the summary|the translation|the suggestions|the recommendations|"
     "the exercises|the results shown|the statements|the links|a web page|a website|a blog|"
     "a leaflet|the internet|an article|a podcast|a newsletter|web pages|its result|"
     "each article|every article|every page|the leaflets|the articles|the posts|the story|"
     "the feature|the episode|the essay|the bulletin|the sheet|the fact sheet|the handout|"
     "the brochure|the pamphlet|the slides|the transcript|the checklist|the opinions|"
     "the views"},
    {SENSE_NOTHING,
     "nothing in this|nothing on this|nothing in these|nothing on these|nothing here|"
     "nothing you read|nothing said|nothing written|nothing published|nothing contained|"
     "nothing that appears|none of these|none of our|none of what|no part of this|"
     "nothing in our|nothing on our|nothing in the|nothing said here|nothing we say|"
     "nothing we write|nothing we publish|nothing i say|nothing i write|nothing above should|"
     "none of this is|none of the above is|none of this should|none of the above should"},
    {SENSE_WE, "we|us|our|ours|we're|we've|we'd|we'll|ourselves"},
    {SENSE_I, "i|i'm|i've|i'd|i'll|me|my|mine|myself"},
    {SENSE_SHOULD,
     "should|must|are advised|are encouraged|are urged|need to|ought|are asked|are reminded|"
     "are invited|are warned"},
    {SENSE_READER, "you|your|you're|yourself|anyone"},
    {SENSE_READERS, "reader|readers|readers'|reader's|visitors|users|viewers|listeners|the user|"
                    "patients reading|anyone reading|anybody reading|those reading|subscribers"},
    {SENSE_AUTHOR,
     "author|authors|author's|authors'|writer|writer's|writers|columnist|columnists|"
     "columnist's|contributor|contributors|contributor's|contributors'|mine|blogger|reviewer|"
     "interviewee|interviewees|speaker|speakers|commentator|letter writers|correspondent|"
     "guest|guests|individual authors|reporter|presenter|host|hosts|person who wrote|"
     "people quoted|journalist|guest posts|op eds|submissions|contributions|panellists|"
     "panelists|bloggers|reviewers|those who send|who wrote them|who wrote it|who write them|"
     "letters reflect|letters express|letters to the editor|the writers|the blogger|"
     "the columnist|the contributor|the contributors|the reviewer|the speaker|the interviewer|"
     "our contributors|our columnists|our writers|our authors|each author|"
     "individual contributors|its author|its authors|its writer|the undersigned|this writer|"
     "this author|this reporter|this reviewer|this columnist|our reviewer|our tester|"
     "our correspondent|our columnist|our writer|our author|guest writer|guest author|"
     "guest columnist"},
    {SENSE_HOUSE,
     "publisher|publishers|publisher's|editor|editors|editorial|editorial team|newsroom|"
     "our staff|our team|our writers|our editors|our reporters|newspaper|magazine|the paper|"
     "site owner|owner of this|owners of this|operators|its staff|its owners|nonprofit|"
     "the foundation|the society|employer|employers|employer's|organisation|organization|"
     "parent company|editorial board|editorial staff|editorial department|news desk|news team|"
     "newsdesk|our journalists|reporting team|the station|the programme makers|"
     "the association|sponsors of this|the publishers|the editors|our newsroom|our editorial|"
     "our board|our organisation|our organization|this newspaper|this magazine|this newsroom|"
     "this charity|this organisation|this organization|this publication|our company|"
     "our publisher|our trustees|site's owners|site's owner|owner of the site|"
     "owners of the site|website owner|its publisher|its editors|the newsroom|the magazine|"
     "the newspaper"},
    {SENSE_OPENS, "^for|^not|^provided|^intended|^meant|^offered|^information|^general information|"
                  "^reviewed|^medically reviewed"},
    /* --- advice that it is not --- */
    {SENSE_CREDIT,
     "^made possible by|^made possible with|^in partnership with|^in association with|"
     "^with thanks to|^our thanks to|^produced with|^produced in partnership|^underwritten by|"
     "^with support from|^with the support of|^with funding from|^first published in|"
     "^first published by|^first appeared|^originally published|^republished from|"
     "^republished with|^reprinted from|^reprinted with|^reprinted by|^reproduced from|"
     "^reproduced with|^adapted from|^excerpted from|^a version of this|^an earlier version|"
     "^a longer version|^a shorter version|^translated from|^syndicated|^cross posted|"
     "^commissioned by|^supported through|^with the generous|^supported by * *|"
     "^sponsored by * *|^distributed by * *|^provided by * *|^produced by * *|"
     "^brought to you by * *|^funded by * *|^paid for by * *|^presented in cooperation|"
     "^presented in co operation|^in cooperation with|^thanks to our|^with our thanks|"
     "^originally broadcast|^originally given|^reproduced by|^courtesy of|^produced by the|"
     "^prepared by the|^from the archive|^from our archive"},
    {SENSE_NOT,
     "not|no|never|nor|neither|none|nothing|nobody|no one|cannot|can't|don't|doesn't|isn't|"
     "aren't|wasn't|weren't|won't|hasn't|haven't|shouldn't|mustn't|couldn't|wouldn't|didn't|"
     "rather than|far from|stops short of|unable to|declines|decline|neither of|in no way|"
     "by no means|under no circumstances|falls short|fall short|stop short"},
    {SENSE_WITHOUT, "without"},
    {SENSE_REPLACE,
     "replac*|substitut*|supplant*|supersed*|stand in|stands in|standing in|stand ins|"
     "take the place|takes the place|taking the place|fill in for|in place of|in lieu of|"
     "take over from|do the job of|does the job of|act as a doctor|instead of ~ visit|"
     "instead of ~ advice|instead of seeing|instead of ~ consultation|as good as|outweigh|"
     "do duty for|equivalent to|the same as|no match for|a stand in|step in for|in place|"
     "alternative to|supplement not|alongside not|as a way round|same as seeing|same as being|"
     "two different things|surrogate|proxy|spare you ~ visit|save you ~ visit|swap ~ for this|"
     "instead of going|instead of your|instead of a|rather than a|rather than your"},
    {SENSE_MEANT,
     "intend|intends|intended|intention|meant|mean to|means to|designed|aim|aims|constitut*|"
     "construed|construe|taken as|taken for|take ~ as|treat ~ as|treated as|regarded as|"
     "regard ~ as|considered|considered as|viewed as|seen as|interpreted|understood as|"
     "amount to|amounts to|serve as|serves as|be used to|be used as|be used for|use ~ as|"
     "use ~ to|tantamount|qualify as|qualifies as|count as|counts as|mistake ~ for|"
     "mistaken for|purport*|pretend*|a basis for|be the basis|form the basis|based solely on|"
     "act as|acts as|tailored|specific to your|provide|written to|supposed to|there to|create|"
     "creates|form a|establish*|make you|makes you|a reason to|decide|decides|should be used|"
     "be used|using it as|using this as|treat as|decision about|carry any|carries no|carry no|"
     "form part|to be taken|be read as|read as|is for reading|for reading|seek to|seeks to|"
     "set out to|sets out to|written as|offered as|given as|presented as|view ~ as|see ~ as|"
     "think of ~ as|look on ~ as|accept ~ as|relied on|mistaken|taken instead|suitable for|"
     "fit for|appropriate for|attempt to|claims to|claim to|propose|proposes|make a diagnosis|"
     "used instead|understood to be|to be used|rely on|relied upon|put forward"},
    {SENSE_ADVICE,
     "advice|counsel|counselling|guidance|recommendation|recommendations|diagnos*|prescri*|"
     "consultation|consultations|advise|recommend|recommends|assessment|opinion|triage|"
     "instruction|endorsement|solicitation|prognosis|medical care|medical treatment|"
     "professional care|professional treatment|medical examination|treatment plan|"
     "treatment by|treatment decisions|directions|directive|orders|self diagnos*|instructions|"
     "suggestion|invitation|inducement|encouragement|prescription|self treatment|"
     "treatment choice|treatment choices|clinical weight|clinical decisions|medical decisions|"
     "clinical judgement|clinical judgment|medical judgement|medical judgment|medical opinion|"
     "care of any|verdict|plan of care|care plan|second opinion|professional help|expert help|"
     "medical help|medical attention|medical supervision|medical evaluation|"
     "professional judgement|professional judgment|individual care|remedies for you|"
     "treatments for you|counseling"},
    {SENSE_FIELD,
     "medical|healthcare|legal|financial|investment|tax|dental|veterinary|nutritional|dietary|"
     "clinical|personal|individual|individualised|individualized|personalised|personalized|"
     "professional|expert|psychological|psychiatric|accounting|fitness|therapeutic|diagnostic|"
     "pharmaceutical|doctor's|physician's|qualified|dosing|bespoke|tailored|pharmacist's|"
     "nursing|lawyer's|mental health|formal|definitive|any one patient|individual patients|"
     "health|dietetic|physiotherapy|surgical|customised|customized|one to one|face to face|"
     "mental|immigration|actuarial"},
    {SENSE_PRO,
     "doctor|doctors|doctor's|doctors'|physician|physicians|physician's|pharmacist|"
     "pharmacists|pharmacist's|clinician|clinicians|gp|gps|gp's|nurse|nurses|practitioner|"
     "practitioners|health provider|healthcare provider|healthcare providers|care provider|"
     "care providers|provider|providers|health professional|health professionals|"
     "healthcare professional|healthcare professionals|medical professional|"
     "medical professionals|care professional|licensed professional|qualified professional|"
     "a professional|professionals|professional|dentist|dentists|vet|vets|veterinarian|"
     "veterinarians|dietitian|dietician|dietitians|therapist|therapists|physiotherapist|"
     "physio|specialist|specialists|midwife|midwives|health visitor|counsellor|counselor|"
     "lawyer|lawyers|attorney|solicitor|adviser|advisor|advisers|advisors|accountant|"
     "care team|renal team|clinical team|medical team|health team|healthcare team|"
     "team looking after|team treating|surgeon|consultant|psychiatrist|psychologist|optician|"
     "optometrist|paediatrician|pediatrician|oncologist|cardiologist|medics|medic|"
     "someone qualified|somebody qualified|qualified person|expert|experts|who can examine|"
     "who knows you|surgery|medical staff|ward staff|prescriber|medical practice|nutritionist|"
     "trainer|chemist|examine you|staff on the ward|hospital team|a licence to practise|"
     "licensed to practise|license to practice|medically trained|medical training|"
     "medical qualification|medical qualifications|qualified in medicine|medical degree|"
     "medical background|face to face|clinic appointment|clinic visit|vet's|dentist's|"
     "the surgery|your surgery|your clinic|your practice|your team|health worker|"
     "health workers|registered dietitian|a clinic|a medical practice|family doctor|"
     "doctor's office|practice nurse|osteopath|chiropractor|podiatrist|gynaecologist|"
     "gynecologist|dermatologist|ophthalmologist|neurologist|rheumatologist|urologist|"
     "diabetes nurse|diabetes team|social worker|obstetrician|speech therapist|"
     "lactation consultant|registered nurse|counsellors|counselors|health care provider|"
     "health care providers|health care professional|health care professionals|"
     "health care team|medical adviser|medical advisor|medical doctor|caregiver|care givers|"
     "treating team|treating doctor|own team|hospice team|nursing staff|paramedic|"
     "physiotherapists|psychologists|financial adviser|financial advisor|financial planner|"
     "tax adviser|tax advisor|real doctor|person treating you|people treating you|"
     "those treating you|who treats you|who treat you|professional who"},
    {SENSE_RELATION,
     "doctor patient relationship|physician patient relationship|patient relationship|"
     "client relationship|attorney client|professional relationship|therapeutic relationship|"
     "relationship between you|our patient|our patients|my patient|your doctor|your physician|"
     "duty of care|a prescription|enter into correspondence|answer individual|"
     "individual cases|individual questions|individual queries|individual patients|"
     "personal questions|personal queries|personal cases"},
    {SENSE_CONSULT,
     "consult*|ask|ask a|talk to|talk with|talk it over|talk things over|speak to|speak with|"
     "see a|see your|contact|check with|turn to|refer to|seek|discuss|visit a|visit your|"
     "get advice|take advice|go to|phone|run it past|run this past|word with|"
     "conversation with|under the supervision|guidance of|rely on your|follow the advice|"
     "be guided by|listen to your|advice of|opinion of|raise it with|bring it to|see someone|"
     "defer to|have a word|get the all clear|all clear from|clear it with|get clearance|"
     "approval of|go ahead from|belongs with|take it to|run it by|leave it to|leave that to|"
     "get medical|get help from|ring your|phone your|call your|made with your|"
     "together with your|in consultation|run ~ past|raise with|bring up with|check in with|"
     "get in touch with|make an appointment|book an appointment|go and see|obtain advice|"
     "get the advice|look to your|put ~ to your|trust your|heed|approach your|approach a|"
     "arrange to see|call on your"},
    {SENSE_BEFORE,
     "before making|before starting|before taking|before trying|before changing|"
     "before you start|before you make|before you change|before you act|before you try|"
     "before acting|before beginning|before using|before you use|before any|before relying|"
     "before you rely|before following|before you follow|before doing|prior to|"
     "before adopting|before embarking|before deciding|before you decide|before stopping|"
     "before you begin|before you go ahead|before swapping|before you swap|before any change"},
    {SENSE_RELY,
     "rely|relying|reliance|relied|act on|acting on|acted on|acts on|based on|on the basis|"
     "because of something|apply it|put into practice|follow it|decisions|decision"},
    {SENSE_KNOW,
     "know|judge|see you|examined|assess|tell from|know your|met you|diagnose you|reply to|"
     "respond|enter into|comment on|see your medical|look at you|look down|look inside|"
     "take responsibility for your|tell you what|say what is right|say whether you|"
     "say what you|recommend what|hold your|know your case|advise you|advise on|look at your|"
     "see your|answer medical|answer questions|give individual|offer individual|give personal|"
     "offer personal|respond to|discuss your|deal with individual|take on individual|"
     "treat individual"},
    {SENSE_BLIND, "know nothing about you|everyone's situation|every reader's|know nothing of|"
                  "knows your history|knows your case|knows you"},
    {SENSE_UNSURE, "you don't know|you do not know|don't know where|don't know how|"
                   "don't know what|you didn't know|you are not sure|you're not sure|unsure"},
    {SENSE_VARY,
     "may differ|may vary|can vary|vary from|varies|will vary|may not suit|may not apply|"
     "not apply to you|may not be right for|may not be suitable|not suitable for everyone|"
     "not be right for everyone|everyone is different|every body is different|"
     "every patient is different|every case is different|differ from|may be different|"
     "worked for me|works for me|one family's experience|one person's experience|"
     "personal experience|my own experience|my experience|one person's|individual results|"
     "individual circumstances|personal circumstances|circumstances differ|"
     "your own circumstances|results may|your own situation|your individual needs|"
     "your particular|individual needs|not be suitable|not suit everyone|unsuitable|"
     "everybody differs|people differ|patients differ|may be unsuitable|no two patients|"
     "no two people|everyone responds|own case|may not be the same|elsewhere may|"
     "arrangements elsewhere|rules elsewhere|differ from place|differ from country|"
     "one patient's|my own case"},
    {SENSE_INFO, "information|informational|informative|inform|informs|educat*|teaching|background|"
                 "entertainment|illustrat*|reference|guidance|guide|general|orientation|awareness|"
                 "learning|introduction|starting point|overview|training|instruction|classroom|fun|"
                 "amusement|curiosity|conversation|inspiration|demonstration"},
    {SENSE_ONLY, "only|solely|purely|merely|strictly|exclusively|nothing more|no more than|"
                 "and nothing else|sole"},
    {SENSE_PURPOSE, "purpose|purposes|by way of"},
    {SENSE_GENERAL, "general|generic|broad|background|introductory"},
    {SENSE_INFO_ONLY,
     "for information|to inform not|there to inform|here to inform|meant to inform|"
     "written to inform|aims to inform|informational purposes|educational purposes|"
     "for your information|to inform and|food for thought|as information|as background|"
     "informational only|information not|educational not|informational use|educational use|"
     "personal use only|informational and educational use|use in the classroom|bit of fun|"
     "for interest|for general interest|of interest only|for commentary|for research use|"
     "for students only|a matter of record|for background|for orientation|for learning|"
     "educational in nature|informational in nature|general education|general awareness|"
     "awareness only|reference only|guide only|guideline only|guidelines only|guidance only|"
     "rough guide|overview only|raise awareness|illustrative only|illustration only|"
     "example only|examples only|by way of example|strictly informational|"
     "purely informational|purely educational|purely informative|merely informative|"
     "solely informational|entertainment only|for entertainment|meant to educate|"
     "designed to inform|intended to inform|intended to educate|written to educate|"
     "here to educate|to inform rather|to explain not|to explain rather"},
    {SENSE_OVERVIEW, "general in nature|of a general kind|of a general nature|general terms|"
                     "in general terms|speaks in general|general only|generalised|a starting point|"
                     "the general public|general audience|general readers"},
    /* --- who answers for it --- */
    {SENSE_LIABLE,
     "responsib*|liab*|accountab*|warrant*|guarantee|guarantees|guaranteed|vouch|vouches|"
     "promise|promises|representation|representations|answer for|answers for|answerable|"
     "held to account|be blamed|indemnif*|assurance|assurances|blamed|blame|"
     "credit for results|promise results|undertaking|undertakings|promise that|certify|attest"},
    {SENSE_NOT_LIABLE,
     "disclaim|disclaims|disclaimed|excludes all|exclude all|exclude any|waive|hold harmless|"
     "no recourse|no comeback|entirely yours|your responsibility|responsibility of the reader|"
     "lies with the reader|rests with the reader|rests with you|errors and omissions excepted|"
     "provided as is|as is basis|as is without|disclaims all|bears no|bear no|must verify|"
     "should verify|should be verified|must be checked against|should be checked against|"
     "make their own enquiries|make their own inquiries|own enquiries|own inquiries|"
     "own checks|without liability|make no claim|makes no claim|makes no claims|"
     "make no claims|no promises|you alone are responsible|you are responsible for how|"
     "responsibility is yours|responsibility for using|solely responsible for|reader's own|"
     "up to the reader|your own decision|your own judgement|your own judgment|"
     "your own discretion|their own judgement|their own judgment|on your own head|"
     "hold ~ harmless|hold us responsible|hold us liable|blame us|disclaiming|"
     "free of liability|free from liability|without responsibility|without guarantee|"
     "without guarantees|no come back|at the risk of the|risk of the reader|risk of the user"},
    {SENSE_ERROR,
     "error|errors|omission|omissions|mistakes|inaccurac*|accuracy|completeness|reliability|"
     "timeliness|suitability|loss|losses|damage|damages|harm|injury|consequences|outcome|"
     "outcomes|up to date|complete|reliable|correctness|currency|fitness for|adverse effects|"
     "typos|slips|accurate|correct|adverse reactions|adverse reaction|misprints|misprint|"
     "misunderstanding|reactions|results|harms|expense|inconvenience|errors or"},
    {SENSE_USE,
     "use of|using|arising|arise|arises|resulting from|result from|caused by|misuse|use made of|"
     "usage|relying|reliance|in connection with|stem|stems|stemming|come of|comes of|follow from"},
    {SENSE_ENDORSE,
     "endors*|recommendation|approval|approve|preference|promot*|favour|favor|recommend|"
     "recommends|vet|vetted|control|stand behind|approved of|vouch for|tested by us|agree|"
     "agrees|approve of"},
    {SENSE_OUTSIDE,
     "outside websites|outside sites|other websites|other sites|external sites|"
     "external websites|external links|third party|third parties|linked sites|linked pages|"
     "linked websites|mention of|mentions of|mentioned|brand names|brands|product names|"
     "trade names|named products|a link|links|companies named|products named|products shown|"
     "products mentioned|reference to|advertised|adverts|advertisements|trademarks|"
     "inclusion of|addresses of|other organisations|other organizations|other people's|"
     "guest bloggers|guest writers|commenters|advertisers' claims"},
    {SENSE_OWN_RISK,
     "at your own risk|own risk|at their own risk|at one's own risk|at the reader's risk|"
     "use at your|risk is yours|the risk is your|on your own responsibility|"
     "do your own research|your own research|at your own discretion"},
    {SENSE_EFFORT,
     "every effort|every care|best efforts|best effort|with care|great care|all reasonable|"
     "reasonable care|to the best of|we try|we aim|we strive|do our best|did our best|"
     "takes care|take care to|strive|endeavour|endeavor|efforts are made|care has been taken|"
     "care is taken|care was taken|carefully checked|carefully researched|cannot be ruled out|"
     "can't be ruled out|crept in|creep in|slip through|spot a mistake|spot an error|"
     "found a mistake|find an error|tell us if|let us know if|do creep|mistakes happen|"
     "mistakes do|errors happen|errors do|free from mistakes|free of mistakes|free from error|"
     "free of error|free from errors|put it right|set it right|correct it|correct them|"
     "point it out|write to us if|made in good faith|good faith|believed to be|"
     "as far as we know|as far as we|give no undertaking|no undertaking|no promise|"
     "corrections at|corrections to|send corrections|report an error|report errors|"
     "report a mistake"},
    {SENSE_CORRECT,
     "accurate|correct|up to date|current|verified|reflects what|prices|figures|availability|"
     "opening hours|opening times|phone numbers|addresses|guidance may|advice may|"
     "information was|information is|details were|details are|facts were|figures were|valid|"
     "reflects|reflect"},
    {SENSE_AT_PRESS,
     "at the time of writing|at time of writing|at the time of publication|"
     "at time of publication|when it was written|when written|when published|"
     "when it was published|going to press|we went to press|went to press|time of printing|"
     "date of publication|day of publication|publication date|at publication|"
     "as of publication|on the date shown|date shown|date above|date of issue|when this was|"
     "when the article|known on|last checked|last updated|last reviewed|current as of|"
     "accurate as of|correct as of|correct as at|as at|time it was written|time of going|"
     "date it was|when we published|at press time|in force when|when this page|"
     "when this leaflet|time this was|when last|time of publishing|time of posting|"
     "moment of writing|when we wrote|at the date of|since publication|since it was published|"
     "as of january|as of february|as of march|as of april|as of may|as of june|as of july|"
     "as of august|as of september|as of october|as of november|as of december|as of 20*|"
     "were checked on|was checked on|checked on|as we went|last revised|revised in|correct on|"
     "accurate on|correct in|as this was written|on publication|upon publication|"
     "as we published|as we publish|when posted|when first posted|when first published|"
     "correct when|accurate when|right when|true when|date of this|date of posting|"
     "date of writing|the date of publication|as it stood|at the date|in force on|"
     "known at the time|available at the time|latest information available|as we know it"},
    {SENSE_OUTDATED,
     "no longer updated|no longer being updated|not updated|not been updated|"
     "subject to change|without notice|may have changed|might have changed|may since have|"
     "have changed since|changed since|may be out of date|could be out of date|out of date|"
     "archived|archive|outdated|may no longer|may change|can change|changes quickly|"
     "change over time|superseded|since then|no longer maintained|retired page|"
     "kept for reference|kept for the record|years old|older than|moved on|check for updates|"
     "latest advice|newer evidence|was written in|written before|may be superseded|dates from|"
     "has not been revised|not been revised|has changed since|is not kept up|"
     "not kept up to date|for current advice|for up to date|most recent version|"
     "may differ now|will not be brought|not be brought up|left online|kept online|"
     "for the record|may be different|might be different|may have moved|when you read this|"
     "by the time you read|no longer current|historical interest|historic interest|"
     "to be revised|be reviewed in|next revision|next update|obsolete|old article|old post|"
     "old page|older article|older post|was last revised|overtaken|may be dated|may be old|"
     "changes fast|changes often|change often|moves quickly|moves fast|may alter|"
     "may have altered|can become dated|goes out of date|go out of date|newer research|"
     "more recent research|since superseded|may have been updated|check the date|"
     "latest version|current version|newest version|most up to date|replaced by a newer|"
     "has been withdrawn|has been replaced"},
    /* --- whose views --- */
    {SENSE_VIEWS,
     "views|opinions|view expressed|opinion expressed|statements|viewpoints|opinion piece|"
     "position taken|positions taken|line taken|personal view|personal opinion|"
     "personal opinions|personal views|opinion only|matter of opinion|remarks|viewpoint|"
     "perspectives|points of view|assertions|interpretations|conclusions drawn|"
     "positions expressed|the opinion of the author|opinions of|views of|arguments made|"
     "ideas expressed|thoughts expressed|statements made"},
    {SENSE_OWN,
     "own|alone|expressed|solely|personal|voiced|those of|stated|belong to|belongs to|mine|"
     "entirely|exclusively|given here|attributed to|are the author's|are the writer's|"
     "the responsibility of|hers|theirs|author's|writer's|her own|his own|their own|my own|"
     "our own|and no one else's|and nobody else's|speaks for no"},
    {SENSE_REFLECT,
     "reflect|reflects|reflecting|represent|represents|representing|coincide|shared by|"
     "share them|official|policy|speak for|speaks for|speaking for|on behalf of|agree with|"
     "agrees with|nothing to do with|position of|line of|should not be attributed|endors*|"
     "be ascribed|held by|share the position|may or may not share|share the views|"
     "shares the views|share these|endorse them|official view|official position|official line|"
     "house view|subscribe to|mirror|mirrors|echo|echoes|align|aligns|correspond|attributed|"
     "attributable|imputed|ascribed|institutional|sanctioned|be shared by|are shared by|"
     "agreed with"},
    /* --- who paid --- */
    {SENSE_CAPACITY,
     "speaks for himself|speaks for herself|speaks for themselves|speak for themselves|"
     "speaking for myself|speak for myself|speak only for|speaks only for|speaking only for|"
     "personal capacity|private capacity|individual capacity|not on behalf of|"
     "does not speak for|do not speak for|own behalf|writes in a personal|"
     "writing in a personal|own and not those|and not those of|nobody else's|no one else's|"
     "private citizen|as a citizen|not as a member of|not as a representative|in her own name|"
     "in his own name|in their own name|is their business|is her business|is his business|"
     "off the clock|writes here as|write here as|speaks here as"},
    {SENSE_AFFILIATE,
     "affiliated links|partner link|partner links|referral link|referral links|referral code|"
     "referral fee|referral fees|amazon associate|amazon associates|commission links|"
     "commissionable|paid links|tracked links|tracking links|affiliate ~ link*|"
     "affiliate program*|affiliate partner*|affiliate commission*|affiliate market*|"
     "affiliate advert*|affiliate scheme*|affiliate relationship*|affiliate network*|"
     "affiliate income|affiliates program|associates program|shop links|an affiliate of|"
     "as an affiliate|are affiliates"},
    {SENSE_LINK,
     "link|links|linked|click|clicks|clicking|buy|buys|bought|purchase|purchases|purchased|"
     "shop|retailer|retailers|order through|order via|through our|via our|shopping|"
     "retail partners|sale|sales|checkout|sign up through|products|orders|order|item you|"
     "order from|orders from|shops we|stores we|merchants|merchant|vendor|vendors|sellers|"
     "seller|product links|recommend products|products we|clicked|book through|sign up via"},
    {SENSE_EARN,
     "earn|earns|earned|earning|commission|commissions|a cut|a percentage|small percentage|"
     "compensat*|a fee|referral fee|revenue|a share of|pays us|pay us|paid us|pennies|"
     "few cents|few pence|pence|small sum|small amount|get paid|are paid|be paid|small slice|"
     "slice of|finder's fee|a bit back|something back|support this site|support the site|"
     "keep the lights|extra cost|additional cost|no cost to you|costs you nothing|"
     "receive payments|get payments|referral fees|affiliate fees|advertising fees|a kickback|"
     "earn money|make money|bonus|proceeds|benefit financially|make a small|gets us|"
     "credits us|tiny share|share of the price|share of the sale|bit of money|helps fund|"
     "helps support|help fund|supports our|fund our|funds our|paid a small|paid when|"
     "little something|reward us|rewards us|modest fee|referral payment|receive a small|"
     "receive a share|get a share|get a small|nets us|pay a little|pays a little|"
     "small referral|finder's"},
    {SENSE_SPONSOR,
     "sponsor|sponsors|sponsorship|sponsoring|partner|partners|donor|donors|donations|"
     "donation|funder|funders|advertiser|advertisers|advertising|philanthrop*|"
     "contributions from|receives money|received money|money from|income from|drug companies|"
     "grants from|grant from|educational grant|funding from|makers|manufacturer|manufacturers|"
     "drug firms|reader donations|commercial partners|brands|retailers|grants|supporters|"
     "backers|companies that|firms that|those who pay|who pay for|pay for the ads|ads"},
    {SENSE_FUNDED,
     "sponsored by|sponsored this|sponsoring this|supported by|funded by|financed by|"
     "paid for by|paid for this|paid for the|paid for our|paid for my|made possible|"
     "in partnership with|in association with|in collaboration with|produced with|"
     "brought to you|with thanks to|our thanks to|thanks to the support|"
     "thanks to the generosity|with support from|with the support of|with funding from|"
     "with financial support|with the backing|with help from|with a grant|commissioned by|"
     "commissioned and paid|backed by|underwritten|subsidised by|subsidized by|bankrolled|"
     "bears the cost|met the cost|met the costs|covered the cost|covered the costs|"
     "paid the costs|is sponsored|was sponsored|educational grant|sponsor of this|"
     "unrestricted grant|sponsor paid|paid to run|financial support from|supports this|"
     "supported this|funds this|funded this|pays for this|underwrites|sponsors this|"
     "financial support for|funding for this|support for this|support for our|"
     "funding was provided|paid for with|paid for out of|funded through|financed through|"
     "costs were met|costs of this|cost of this|supported in part|supported through|"
     "provided the funding|provided funding|pays for our|paid for the production|"
     "sponsorship of this|sponsor for this|sponsor of our|in cooperation with|"
     "in co operation with|whose gift|whose grant|whose support|whose donation|"
     "covers the cost|covers the costs|covers the printing|covered the printing|"
     "paid for the printing|cover the cost|cover the costs|gift pays|thanks to a grant|"
     "thanks to a gift|picks up the bill|picked up the bill|footed the bill|foots the bill|"
     "budget comes from|income comes from|money comes from|funds come from|comes from members|"
     "comes from readers|comes from donations|paid for by our|we are funded|we're funded|"
     "is funded by|are funded by|was funded by|partly funded|jointly funded|"
     "free to readers thanks|helped pay for|helps pay for|helps to pay|helped to pay|"
     "meets the cost|meets the costs|gift pays for|pays for the printing|pays for the space|"
     "paid our|with funds from|a donation from|donated by|a bursary|fellowship from|"
     "contributed funding|contributed to the cost|underwrote|paid a fee|commissioned this|"
     "commissioned us|bought this|bought the space|paid us to|paid to appear|paid to have|"
     "pays to appear|with backing from|generosity of|with assistance from|with money from|"
     "with the assistance of|supporters of this|series sponsor|sponsored through|subsidy from|"
     "funded with|funded out of|financed with"},
    {SENSE_INFLUENCE,
     "say|a say|part|role|influenc*|control|input|hand in|decide|decides|choose|chooses|"
     "choice|affect|affects|sway|shape|shaped|see|sees|saw|seen|approve|approved|approves|"
     "review|reviewed|read|involved|involvement|dictate|steer|veto|bearing|consulted|"
     "paid to be|pay to be|buy|buys|determine|determines|change what|alter|colour|color|"
     "editorial control|interfere|nothing to do|a hand|no hand|what to say|what to write|"
     "what to publish|told us what|told me what|tell us what|tell me what|have sight|"
     "had sight|sight of|preview|previewed|edit|edited|amend|amended|sign off|signed off|"
     "reads our|read our|read this|saw it|asked for changes|ask for changes|been shown|"
     "shown to|shown the|censor"},
    {SENSE_NO_INFLUENCE,
     "independent of|independently|independence|editorially independent|"
     "editorial independence|retains full|retained full|full control|full editorial|"
     "complete control|separate from|kept apart|firewall|wall between|before it was published|"
     "before publication|free hand|stays independent|stay independent|remain independent|"
     "remains independent|ours alone|us alone|decisions are ours|without consulting|"
     "not consulted|without input|arm's length|no strings|strings attached|"
     "without any involvement|without their involvement|not for sale|"
     "solely responsible for the content|sole responsibility for the content|"
     "full responsibility for the content|entirely independent|wholly independent|"
     "kept separate|without interference|free of influence|free from influence|no bearing on|"
     "played no"},
    {SENSE_FREE,
     "free of charge|free sample|complimentary|free copy|free product|free products|"
     "free samples|provided free|at no charge|without charge|in exchange for|in return for|"
     "at no cost|without cost|without payment|to review|to test|to try|for review|for testing|"
     "for free|for this review"},
    {SENSE_SENT,
     "sent|gave|gives|lent|loaned|provided|supplied|received|given|offered|donated|shipped|handed|"
     "invited|hosted|kept|keep|borrowed"},
    {SENSE_SAMPLE,
     "gifted|press sample|press samples|review copy|review copies|review sample|"
     "review samples|review unit|review units|test sample|test samples|loan unit|on loan from|"
     "free copy|free product|free products|free sample|free samples|press trip|our own money|"
     "my own money|paid full price|provided by the manufacturer|provided by the maker|"
     "supplied by the manufacturer|supplied by the maker|sent by the manufacturer|"
     "sent by the maker|lent by the|loaned by|my own pocket|our own pocket|loaned for|"
     "lent for|returned to the manufacturer|returned to the maker|sent for review|"
     "for review purposes|provided for review|supplied for review|provided for testing|"
     "honest review|honest opinion|honest opinions|unbiased review|product provided|"
     "products provided|samples provided|pr sample|pr samples|given the device|device to keep|"
     "to keep after|ours to keep|mine to keep|was given to keep|keep the product|"
     "sent it to me|sent it to us|sent them to us|sent them to me|paid for the writer's|"
     "paid for our stay|paid for my stay|paid for the stay|writer's stay|"
     "travel and accommodation|stayed as a guest|as a guest of|as guests of|we stayed as|"
     "provided accommodation|provided travel|travelled as|travelled courtesy|trip was paid"},
    {SENSE_PAID, "paid to|paid for|was paid|were paid|compensated|payment for|money changed hands|"
                 "receive payment|received payment|being paid|paid me|paid us|pay me|pay us|reward|"
                 "money changed|payment from"},
    {SENSE_INTERESTS,
     "conflict of interest|conflicts of interest|conflicting interest|conflicting interests|"
     "competing interest|competing interests|interest to declare|interests to declare|"
     "nothing to disclose|nothing to declare|declaration of interest|declaration of interests|"
     "in the interests of transparency|in the interest of transparency|"
     "interests of full disclosure|interest of full disclosure|for transparency|"
     "for the sake of transparency|in the spirit of|full disclosure|financial interest|"
     "financial interests|financial tie|financial ties|financial relationship|"
     "financial relationships|commercial interest|commercial interests|commercial ties|"
     "should declare|i should say|i should mention|i should add|declare an interest|"
     "declares no|declare no|declare none|none declared|declared none|disclosures|to disclose|"
     "discloses|relevant disclosures|vested interest|stake in the|readers should know|"
     "should be known that|no ties|no connection to|no connection with|stands to gain|"
     "stand to gain|nothing to gain|potential conflict|potential conflicts|perceived conflict|"
     "outside interests|declared interests|reports no|disclosure statement|"
     "financial interest in|relevant financial|is paid for doing|paid for doing so|"
     "paid adviser to|paid by one of|is related to|interest statement|disclosure of interests|"
     "register of interests|independence statement|conflict s of interest|no conflicts|"
     "conflicts to|conflict to|interests none|no financial stake|financial stake|"
     "personal stake|personal connection|professional interest|hasn't any interest"},
    {SENSE_HOLDS,
     "hold|holds|held|own|owns|owned|owning|long|short|buy or sell|trade|trades|position|"
     "positions|stake|stakes|invested|investor|beneficial|plans to initiate|money in|"
     "has money|no money in|invests|invest|interest in|bought into|no plans to put"},
    {SENSE_SHARES,
     "shares|stock|stocks|share|securities|equities|equity|companies mentioned|"
     "company mentioned|options in|stocks mentioned|funds that|position in any|"
     "positions in any|position in the|positions in the|these companies|the companies named|"
     "companies named|firms named|firms mentioned|any of these companies|firms she writes|"
     "firms he writes|companies she|companies he|companies they cover|companies we cover|"
     "companies discussed|stock in|firms in this|companies in this"},
    {SENSE_FEES,
     "speaker fees|speaking fees|speaker's fees|lecture fees|consulting fees|consultancy fees|"
     "honoraria|honorarium|travel expenses|advisory board|advisory boards|research grants|"
     "paid consultant|paid adviser|paid advisor|payments from|fees from|received fees|"
     "royalties|speaker for|received grants|received funding|conference travel|"
     "consultancy work|paid talks|talks paid|paid by the makers|paid lectures|is paid by|"
     "grant support|received grant|received payment|received payments|received money|"
     "received travel|has advised|advises two|on retainer"},
    {SENSE_TIES,
     "employee of|employed by|works for|worked for|consultant for|consultant to|adviser to|advisor "
     "to|"
     "sits on the|on the board|is married to|my wife|my husband|my employer|"
     "shareholder|expert witness|patent|patents|volunteers for|my brother|my sister|my daughter|"
     "my son|used to work|chairs the|former client|a client of|member of the"},
    {SENSE_RISK, "past performance|future results|future returns|risk of loss|investing involves|"
                 "loss of principal|loss of capital|capital at risk|offer to sell|offer to buy|"
                 "solicitation|securities offered|value of investments|go down as well|"
                 "investment objectives|not indicative|get back less|forward looking statements|"
                 "forward looking information"},
    {SENSE_ADVERT, "promotional|promotion|advert|adverts|advertisement|advertisements|advertising|"
                   "commercial|paid content|publicity|sponsored"},
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
     "brand studio|partner studio|commercial team|marketing department|^ad$|^ad by|"
     "^ad working|^sponsored post|^sponsored article|^paid supplement|^paid feature|"
     "^partner feature|^from our partners$|^in paid association|in paid association|"
     "produced by the commercial|not written by our|promotional material|paid advertorial|"
     "advertiser's own|supplied by the advertiser|provided by the advertiser|"
     "content was supplied by the|commercial arrangement|commercial partnership|"
     "commercial feature|^content from our|^from our advertis*|^content from an|"
     "^content provided by|^content supplied by|^a message from|is an advert|"
     "is an advertisement|advert not|written by the advertiser|paid insertion|this is an ad"},
    /* --- how it was made --- */
    {SENSE_MACHINE,
     "ai|a i|artificial intelligence|generative|language model|language models|chatbot|"
     "chatgpt|chat gpt|gpt|llm|copilot|machine learning|automated|automatically|automation|"
     "algorithm|algorithmically|computer program|speech to text|text generator|synthetic|"
     "speech recognition|transcription software|by machine|a machine|machine translat*|"
     "machine generated|machine written|translation software|a computer|by computer|a bot|"
     "by bots|computer generated|made by software|by software|synthetic voice|ai generated|"
     "ai assisted|text to speech|ai tool|ai tools|ai system|ai model|image generator|"
     "speech synthes*|auto generated|auto translated|deepl|google translate|"
     "translation program|translation tool|transcription tool|writing assistant|writing tool|"
     "autogenerated|machine assisted|computer assisted|computer translated|ai assistant|"
     "automatic translation|automatic tool|automatic system|automated service|automated tool|"
     "automated system|automated process|with ai|by ai|using ai|ai written|ai drafted|"
     "ai translated|an llm|llms|large language|gpt 4|generative model|ai models|ai software|"
     "ai program|ai generator|ai powered|robot reporter|text generation|image generation|"
     "voice synthesis|synthesised voice|synthesized voice|cloned voice|digital voice"},
    {SENSE_MAKE,
     "generated|generate|written|wrote|write|writes|drafted|draft|drafts|produced|produce|"
     "created|create|translated|translation|translations|compiled|summarised|summarized|"
     "summarises|summarizes|edited|reviewed|checked|proofread|assisted|assistance|assist|"
     "prepared|with help|helped|the help of|composed|made by|made with|narrated|transcribed|"
     "transcription|transcript|read by|voiced|illustrated|adapted|rewritten|created by|"
     "involved in|suggested|outlined|structured|polished|rewrote|reworded|cleaned up|"
     "corrected|condensed|shortened|simplified|rendered|converted|turned into|put together|"
     "first version|first draft|assembled|edit|looked over|looks over|looked at by|gone over|"
     "went over|captioned|mispronounced|dubbed|subtitled|designed by|prepares|paraphrased|"
     "tidied|phrased|summarising|summarizing|translating|drafting|transcribing|rewriting|"
     "compiles|checked by|read through|reads through|proofreads|worded|authored|brainstorm|"
     "brainstorming|punctuated|helped write|helped to write|help write|assist in|assists|"
     "typed up|formatted|laid out"},
    {SENSE_NAMES,
     "names|names and|identifying|identities|identity|some details|certain details|"
     "patients' details|personal details|the patients|patient names|case details|characters|"
     "people in this|surnames|surname|first names|last names|full names|full name|real names|"
     "patient in this|patients in this|people's details|details of|details in|the names|"
     "last name|their names|first name|we have called|we are calling|refer to her|"
     "refer to him|case histories|case history|patients described|people described|"
     "families described|patients' stories|patient stories|composite|other names|"
     "different names|another name|different name|people named|all names|some names|"
     "both names|patients are named"},
    {SENSE_CHANGED,
     "changed|altered|withheld|fictional|fictitious|invented|disguised|made up|pseudonym|"
     "pseudonyms|omitted|removed|anonymised|anonymized|not real|swapped|composite|composites|"
     "changed to|modified|replaced|assumed|only first|asked that|been used|first name only|"
     "first names only|asked us not|renamed|obscured|blurred|masked|concealed|fictionalised|"
     "fictionalized|tweaked|alias|aliases|kept back|replaced with|shortened to|given other|"
     "given another|other names|different name|different names|another name"},
    {SENSE_PRIVACY,
     "privacy|anonymity|confidential*|anonymous|protect|identify|identities|identity|"
     "at her request|at his request|at their request|on request|real people|not to print|"
     "not to publish|not be named|not be identified|cannot be identified|can't be identified|"
     "recognisable|recognizable|unidentified|at the family's|family's request|"
     "at the request of|guard their privacy|guard her privacy|guard his privacy|identifiable|"
     "be recognised|be recognized|in confidence|safeguard|keep them private|kept private|"
     "stay private|stay anonymous|remain anonymous|remained anonymous|their wishes|her wishes|"
     "his wishes|so that they cannot|so that nobody can"},
    {SENSE_PSEUDONYM,
     "not her real name|not his real name|not their real name|not their real names|"
     "not his or her real name|not the real name|not a real name|a pseudonym|is a pseudonym|"
     "names have been changed|name has been changed|name changed|names changed|"
     "names and identifying|name and some|asked not to be named|names are not real|real names|"
     "her real name|his real name|asked us not to|we have called|asked not to use|we call her|"
     "we call him|we call them|not to print|asked us to use|wished to remain|wishes to remain|"
     "prefers not to be named|preferred not to be named|name withheld|names withheld"},
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
     "photocopy*|photocopied|quote|quoted|repost|reposted|translate|adapt|adapted|download*|"
     "store|stored|transmitted|passed on|reused|reuse|scraped|resold|sold|circulat*|extract|"
     "extracts|print|hand out|pass on|broadcast|rewritten|photocopies|forwarded|excerpt|"
     "excerpts|quoting|reusing|syndicate|duplicate|duplicated|duplication|republication|"
     "reproduction|redistribution|reposting|mirrored|hosted elsewhere|use this text|"
     "published elsewhere|reprints|reprinting|scrape|scraping|training data"},
    {SENSE_PERMISSION,
     "permission|permitted|consent|licence|license|licensed|agreed in writing|agreement of|"
     "authorisation|authorization|authorised|authorized|in writing|provided you|provided that|"
     "as long as|so long as|attribution|acknowledg*|non commercial|noncommercial|welcome to|"
     "written agreement|ask us first|asking us|may not|must not|link back|source is|you may|"
     "on condition|unchanged|without change|prohibited|forbidden|may republish|may share|"
     "may copy|may reprint|may reproduce|may use|may print|may quote|can republish|can share|"
     "can reprint|free of charge to|must keep|please credit|with credit|for personal use|"
     "personal use|non profit use|educational use|free to share|free to use|free to copy|"
     "free to reprint|full credit|proper credit|give credit|giving credit|credit is given|"
     "the byline|feel free|feel free to|free to photocopy|as long as our|our name stays|"
     "name stays|keep our name|please ask before|ask before|ask permission|with our agreement|"
     "by agreement|may be copied|may be reproduced|may be shared|may be printed|"
     "may be reprinted|may be reused|may be quoted|may be distributed|can be copied|"
     "can be reproduced|can be shared|can be reprinted|please acknowledge|please cite|"
     "name the source|source must|must credit|crediting|attributed to us|write to us for|"
     "happy for|are happy for you|by all means|without fee|charities may|schools may|"
     "reprint rights|request permission"},
    {SENSE_FORBIDDEN,
     "prohibited|forbidden|not permitted|not allowed|strictly prohibited|infringe*|unlawful|"
     "without written|without prior|without permission|without our permission|"
     "without the permission|without consent|without our consent|without asking|"
     "unless you have|unless the publisher|except with|unless we say|unless we agree|"
     "unless agreed|without asking us|unless permission"},
    {SENSE_FORMATS,
     "large print|another language|other languages|different language|other formats|"
     "another format|easy read|braille|audio format|review date|next review|due for review|"
     "leaflet number|copies of this|further copies|large type|ask at reception|"
     "accessible format|accessible formats|to be revised|review due|date of review|"
     "leaflet produced|version number|feedback on this|comments on this leaflet|"
     "what did you think of this"},
    {SENSE_FIRST,
     "first appeared|first published|first ran|originally appeared|originally published|"
     "originally ran|originally posted|originally written|previously appeared|"
     "previously published|also appears|also appeared|appeared first|appeared originally|"
     "appeared in|was published in|was published by|was published on|a version of|"
     "earlier version|longer version|shorter version|shortened version|adapted from|"
     "excerpted from|extracted from|an extract from|an excerpt from|republished from|"
     "reprinted from|reproduced from|reposted from|distributed by|syndicated by|"
     "read the original|original article|republished here|reprinted here|translated from|"
     "first aired|first broadcast|cross posted|news service|where it ran|where it appeared|"
     "where it was first|carried first|first carried|was carried by|comes to you from|"
     "from the archive of|from the archives of|appears here|appears here under|"
     "under an agreement|by agreement with|reprinted by|is reprinted|is republished|"
     "was reprinted|originally given|originally a talk|originally broadcast|first printed|"
     "first posted|first shared|shared with permission|published elsewhere|from an article in|"
     "from a piece in|appeared earlier|earlier appeared|slightly different form|"
     "different form|based on a talk|based on an article|a chapter from|chapter of the book|"
     "reproduced courtesy|debuted|originated in|crossposted|previously ran|previously posted|"
     "initially published|initially appeared|is reproduced|are reproduced|reappears here|"
     "brought to you from|used here with|with acknowledgement to|with acknowledgment to|"
     "reproduced here|carried here"},
    /* --- what law wants said --- */
    {SENSE_REGULATOR,
     "fda|food and drug administration|food drug administration|mhra|ema|medicines agency|"
     "therapeutic goods administration|tga|health canada|regulator|regulators|"
     "regulatory agency|any authority|food standards|any regulatory|any health authority|"
     "no agency|any agency|no authority|health authorities|government agency|"
     "government agencies|no regulator|any regulator|any government|federal agency|"
     "medicines regulator|health regulator|licensing authority|european medicines agency|efsa|"
     "official body|food and drugs|food drug|drug regulator|drug regulators|"
     "regulatory authority|regulatory authorities|regulatory body"},
    {SENSE_EVALUATE, "evaluated|evaluate|reviewed|review|approved|assessed|authorised|authorized|"
                     "endorsed|checked|cleared|licensed|tested|verified"},
    {SENSE_CLAIM,
     "diagnose treat|treat cure|cure or prevent|cure or treat|prevent or cure|treat or cure|"
     "prevent any disease|cure any|treat any|prevent disease|treat or prevent|"
     "cure or treatment|as a cure|diagnose or treat|diagnose or cure|not a medicine|"
     "no medicinal claim|not medicines|claims about|the claims|health claims|these statements|"
     "statements made|statements about|food supplement|food supplements|dietary supplement|"
     "varied and balanced diet|varied diet|to treat anything|treat anything|"
     "benefits described|benefits claimed|claimed benefits|to treat any|no medicinal|"
     "medicinal claims|cure anything|effects described"},
    {SENSE_LEAFLET,
     "read the label|read all labels|read the leaflet|read the instructions|read the package|"
     "read the enclosed|read the patient information|read and follow the|label carefully|"
     "leaflet carefully|follow the directions|follow directions|follow the label|"
     "label directions|package leaflet|package insert|enclosed leaflet|"
     "patient information leaflet|full prescribing information|prescribing information|"
     "important safety information|labels warnings|warnings and instructions|"
     "contains paracetamol|this medicine|this product|this medication|prescription only|"
     "leaflet in the pack|leaflet in the box|leaflet inside|leaflet that comes|"
     "leaflet supplied|leaflet provided|leaflet enclosed|instructions on the pack|"
     "instructions on the label|label before|packaging leaflet|pack insert|"
     "instructions for use|patient leaflet|information leaflet|the packet carefully|"
     "pack carefully|product label|the label carefully|leaflet before|label first|"
     "leaflet first|package directions|accompanying leaflet|leaflet that came|product leaflet|"
     "supplied leaflet|this supplement|these supplements"},
    {SENSE_DIRECTED,
     "always read|use only as directed|use as directed|take as directed|take only as directed|"
     "only as directed|as directed on|symptoms persist|symptoms worsen|symptoms continue|"
     "may not be right for you|not right for everyone|keep out of reach|keep out of the reach|"
     "out of the sight and reach|report side effects|side effects may be reported|"
     "reporting side effects|may report side effects|reporting of side effects|yellow card|"
     "medwatch|before use|before using|ask your pharmacist|do not exceed the stated|"
     "stated dose|if unsure|if in doubt|talk to your pharmacist|your pharmacist|"
     "leaflet carefully|label carefully|please see|see full|boxed warning|including boxed|"
     "see the package|see package|before you take|before taking|before you use|ask us if|"
     "anything is unclear|stop use|stop using|store below|do not use if"},
    {SENSE_EMERGENCY,
     "emergency|emergencies|urgent|urgently|911|999|112|000|ambulance|immediate help|crisis|"
     "can't wait|cannot wait|anything urgent|seriously unwell|life threatening"},
    {SENSE_IF_EMERGENCY,
     "if you think you may have|think you may have a|believe you have a medical|"
     "may have a medical emergency|in a medical emergency|in case of emergency|"
     "if this is an emergency|if you are experiencing a medical|"
     "if you have a medical emergency|having a medical emergency|for emergencies|"
     "around the clock|monitored|urgent problems|urgent questions|urgent medical|"
     "read this mailbox|read this inbox|mailbox is|inbox is|not checked at night|not read at|"
     "outside office hours|do not monitor|don't monitor|not for emergencies|"
     "not an emergency service|not for urgent|messages are read|emails are read|not staffed|"
     "replies may take|not use this form|not use this email|not use this service|"
     "not use this site"},
    /* --- labels --- */
    {SENSE_LABEL,
     "^disclaimer|^disclaimers|^disclosure|^disclosures|^full disclosure|"
     "^affiliate disclosure|^affiliate disclaimer|^medical disclaimer|^legal disclaimer|"
     "^financial disclaimer|^investment disclaimer|^health disclaimer|^advertiser disclosure|"
     "^advertising disclosure|^editorial disclosure|^ai disclosure|^sponsorship disclosure|"
     "^ftc disclosure|^amazon affiliate disclaimer|^amazon affiliate disclosure|"
     "^amazon associate disclosure|^legal notice|^legal information|^risk warning|"
     "^risk disclosure|^important disclosure|^important disclosures|^important disclaimer|"
     "^general disclaimer|^copyright notice|^caveat|^usual caveat|^usual disclaimer|"
     "^standard disclaimer|^conflict of interest|^conflicts of interest|^competing interests|"
     "^competing interest|^declaration of interests|^declaration of interest|"
     "^declaration of competing|^the fine print|^fine print"},
    {SENSE_HINT,
     "^note|^please note|^notice|^nb|^n b|^editor's note|^editors' note|^editorial note|"
     "^publisher's note|^author's note|^important notice|^important information|"
     "^important note|^heads up|^just so you know|^for the record|^safety note|^funding|"
     "^gifted|^transparency|^the small print|^forward looking statements|^safe harbor"},
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
    {SENSE_SAY,
     "said|says|told|tells|explains|explained|adds|added|warns|warned|laughs|insists|insisted|"
     "argues|argued|recalls|according to|wrote in|noted|notes dr|concluded|write the authors|"
     "the authors write|announced|claimed|replied|asked whether"},
    {SENSE_NEWS, "court|courts|jury|lawsuit|lawsuits|sued|suing|ruling|verdict|senator|minister|"
                 "parliament|congress|lawmakers|campaigners|police|prosecutors|investigation|"
                 "investigators|vote|voted|government|ministers|spokesman|spokeswoman|spokesperson|"
                 "plaintiff|plaintiffs|settlement|fined|federal|state law|new law|berne convention|"
                 "organisers|organizers|startup|startups|analysts|last week|last month|yesterday|"
                 "next month|the judge|a judge|judges ruled|high court"},
    {SENSE_STUDY,
     "trial|researchers|researcher|scientists|participants|volunteers|survey|sample size|"
     "randomised|randomized|meta analysis|cohort|the study|the trial|a study|a trial|"
     "new study|study found|the researchers"},
    {SENSE_FORM,
     "by clicking|by submitting|by subscribing|by signing up|by joining|by entering|"
     "by registering|by checking|by continuing|by providing your|you agree to our|"
     "you are agreeing|agree to receive|unsubscribe|cookies|your browser|personal data|"
     "recaptcha|email address|your comment|your comments|comments are|comment policy|"
     "moderated|your e mail|sign up|subscribe|but i|my doctor|my physician|my pharmacist|"
     "my vet|my gp|my own doctor|my mother|my father|limited by guarantee|registered charity|"
     "registered office|registered in england|constitutes acceptance|acceptance of our|"
     "user agreement|mailing list"},
    {SENSE_NO_ENDORSEMENT,
     "no approval|imply no|implies no|imply approval|assume we agree|as a courtesy|"
     "for convenience|as a convenience|not under our control"},
    {SENSE_UPDATED, "and updated|was updated|updated on|updated in|last updated|has been updated|"
                    "been updated since|since updated"},
    {SENSE_NONE, NULL},
};
