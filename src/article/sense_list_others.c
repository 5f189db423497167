/* What notices of medicine go by in further languages, by what it means: the core of it, see
 * sense_list_en.c. Chinese sets no blanks, so its phrases are how a notice begins.
 */
#include "article/sense.h"

const SenseRow sense_list_others[] = {
    /* Polish */
    {SENSE_SELF, "ten artykuł|niniejszy artykuł|ten tekst|ta strona|ten materiał|tego artykułu|"
                 "niniejsz* treść|niniejsz* materiał|treści zamieszczone|treści zawarte|"
                 "informacje zawarte|informacje zamieszczone|informacje na tej stronie|artykuł ma"},
    {SENSE_NOT, "nie|ani|nigdy"},
    {SENSE_REPLACE, "zastępuj*|zastąpi*|zastąpić"},
    {SENSE_COUNSEL, "porady lekarskiej|porady lekarza|porady medycznej|konsultacji lekarskiej|"
                    "wizyty u lekarza|porady farmaceuty|konsultacji z lekarzem"},
    {SENSE_PRO, "lekarz*|farmaceut*|specjalist*"},
    {SENSE_INFO_ONLY, "charakter informacyjny|celach informacyjnych|charakter edukacyjny|"
                      "celach edukacyjnych|charakter wyłącznie informacyjny"},
    {SENSE_PURPOSE, "charakter|celach|celów"},
    {SENSE_LABEL, "^zastrzeżenie|^zastrzeżenie prawne|^nota prawna|^wyłączenie odpowiedzialności"},
    /* Russian */
    {SENSE_SELF, "статья носит|эта статья|данная статья|этот материал|данный материал|этот текст|"
                 "материал носит|материалы сайта|информация на сайте|информация на этой|"
                 "представленная информация|информация носит|настоящая статья|содержание статьи"},
    {SENSE_NOT, "не|ни"},
    {SENSE_REPLACE, "заменя*|заменит*|заменить"},
    {SENSE_COUNSEL, "консультации врача|консультацию врача|консультации специалиста|"
                    "медицинской консультацией|медицинской помощи|рекомендаций врача|"
                    "консультацию специалиста"},
    {SENSE_PRO, "врач*|фармацевт*|специалист*|провизор*"},
    {SENSE_INFO_ONLY, "справочный характер|информационный характер|ознакомительный характер|"
                      "ознакомительных целях|информационных целях|справочных целях"},
    {SENSE_PURPOSE, "характер|целях"},
    {SENSE_LABEL, "^отказ от ответственности|^ограничение ответственности|^дисклеймер"},
    /* Vietnamese */
    {SENSE_SELF, "bài viết này|bài viết|nội dung này|thông tin này|trang này|thông tin trong bài"},
    {SENSE_NOT, "không"},
    {SENSE_REPLACE, "thay thế|thay cho"},
    {SENSE_COUNSEL, "lời khuyên của bác sĩ|tư vấn của bác sĩ|lời khuyên y tế|tư vấn y tế|"
                    "chỉ định của bác sĩ|lời khuyên của dược sĩ"},
    {SENSE_PRO, "bác sĩ|dược sĩ|chuyên gia"},
    {SENSE_INFO_ONLY, "chỉ để tham khảo|mang tính tham khảo|chỉ mang tính|để tham khảo"},
    {SENSE_PURPOSE, "mục đích|để tham khảo|tính tham khảo"},
    {SENSE_LABEL, "^tuyên bố miễn trừ|^miễn trừ trách nhiệm"},
    /* Haitian Creole */
    {SENSE_SELF, "atik sa a|atik sa|paj sa a|enfòmasyon sa yo|enfòmasyon sa a|tèks sa a"},
    {SENSE_NOT, "pa|p ap"},
    {SENSE_REPLACE, "ranplase"},
    {SENSE_COUNSEL, "konsèy doktè|konsèy medikal|konsèy famasyen"},
    {SENSE_PRO, "doktè|famasyen|enfimyè"},
    {SENSE_INFO_ONLY, "pou enfòmasyon|enfòmasyon sèlman"},
    {SENSE_PURPOSE, "pou enfòmasyon"},
    {SENSE_LABEL, "^avètisman|^avi legal"},
    /* Arabic */
    {SENSE_SELF, "هذا المقال|هذه المقالة|هذه المعلومات|هذه الصفحة|هذا المحتوى|المعلومات الواردة|"
                 "هذا النص|هذا الموقع"},
    {SENSE_NOT, "لا|ليس|ليست|ولا"},
    {SENSE_REPLACE, "يغني|تغني|بديل*|بديلا|بديلًا|يحل محل|تحل محل"},
    {SENSE_COUNSEL, "استشارة الطبيب|استشارة طبيب*|استشارة طبية|استشارة الطبيب أو|نصيحة طبية|"
                    "المشورة الطبية|نصيحة الطبيب"},
    {SENSE_PRO, "الطبيب|طبيب*|الصيدلي|صيدلي*"},
    {SENSE_INFO_ONLY, "للتثقيف فقط|لأغراض التثقيف|للعلم فقط|لأغراض تعليمية|معلومات عامة|"
                      "للمعلومات فقط|لأغراض إعلامية"},
    {SENSE_PURPOSE, "للتثقيف|لأغراض|للعلم|للمعلومات"},
    {SENSE_LABEL, "^إخلاء مسؤولية|^إخلاء المسؤولية|^تنويه|^تنبيه طبي"},
    /* Hindi */
    {SENSE_SELF, "यह लेख|इस लेख|यह जानकारी|यह सामग्री|इस पृष्ठ|इस वेबसाइट|इस साइट|ये जानकारी"},
    {SENSE_NOT, "नहीं|न"},
    {SENSE_REPLACE, "जगह|विकल्प|स्थान"},
    {SENSE_COUNSEL, "डॉक्टर की सलाह|चिकित्सक की सलाह|चिकित्सा सलाह|चिकित्सीय सलाह|"
                    "फ़ार्मासिस्ट की सलाह|डॉक्टर या फ़ार्मासिस्ट की सलाह|चिकित्सकीय सलाह"},
    {SENSE_PRO, "डॉक्टर|चिकित्सक|फ़ार्मासिस्ट|फार्मासिस्ट"},
    {SENSE_INFO_ONLY, "केवल जानकारी|जानकारी के लिए|सामान्य जानकारी|शैक्षिक उद्देश्य*"},
    {SENSE_PURPOSE, "के लिए|उद्देश्य*"},
    {SENSE_LABEL, "^अस्वीकरण|^डिस्क्लेमर"},
    /* Korean */
    {SENSE_SELF, "이 글*|본 글*|이 기사*|본 기사*|이 정보*|본 정보*|이 내용*|본 내용*|이 자료*|"
                 "본 콘텐츠*|이 콘텐츠*"},
    {SENSE_NOT, "않습니다|아닙니다|없습니다|않으며|아니며|없으며|못합니다"},
    {SENSE_REPLACE, "대신*|대체*"},
    {SENSE_COUNSEL, "의사나 약사의 조언*|의사의 조언*|의사의 진료*|전문가의 조언*|의학적 조언*|"
                    "의료 상담*|전문의와 상담*|의사의 진단*|의료 조언*"},
    {SENSE_PRO, "의사*|약사*|전문가*|전문의*"},
    {SENSE_INFO_ONLY, "참고용*|정보 제공*|교육 목적*|참고 자료*"},
    {SENSE_PURPOSE, "참고용*|목적*|정보 제공*"},
    {SENSE_LABEL, "^면책 조항|^면책 고지|^면책조항|^유의 사항|^의학적 고지"},
    /* Chinese, in both characters */
    {SENSE_SELF, "本文仅供*|本文内容仅供*|本文信息仅供*|本文僅供*|本文內容僅供*|本网站内容仅供*|"
                 "本網站內容僅供*|以上内容仅供*|以上內容僅供*|以上信息仅供*|本文不能代替*|"
                 "本文不能替代*|本文不構成*|本文不构成*|本資訊僅供*|本信息仅供*"},
    {SENSE_INFO_ONLY, "本文仅供*|本文内容仅供*|本文信息仅供*|本文僅供*|本文內容僅供*|"
                      "本网站内容仅供*|本網站內容僅供*|以上内容仅供*|以上內容僅供*|"
                      "以上信息仅供*|本資訊僅供*|本信息仅供*|本文不能代替*|本文不能替代*|"
                      "本文不構成*|本文不构成*"},
    {SENSE_PURPOSE, "本文仅供*|本文内容仅供*|本文信息仅供*|本文僅供*|本文內容僅供*|"
                    "本网站内容仅供*|本網站內容僅供*|以上内容仅供*|以上內容僅供*|"
                    "以上信息仅供*|本資訊僅供*|本信息仅供*|本文不能代替*|本文不能替代*|"
                    "本文不構成*|本文不构成*"},
    {SENSE_LABEL, "^免责声明*|^免責聲明*|^免责条款*"},
    {SENSE_NONE, NULL},
};
