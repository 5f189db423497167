/* Words beside names; see name_words.h. */
#include "article/name_words.h"

#include "article/text.h"

#include <string.h>

/* In small letters, without dots and hyphens. */
static const char *const degrees[] = {
    "md",     "do",     "phd",   "dphil", "pharmd", "rph",   "rn",    "bsn",   "msn",    "np",
    "fnp",    "fnpc",   "fnpbc", "dnp",   "aprn",   "cnm",   "crnp",  "pa",    "pac",    "mph",
    "drph",   "ms",     "msc",   "ma",    "mba",    "ba",    "bs",    "bsc",   "med",    "edd",
    "rd",     "rdn",    "ld",    "ldn",   "cde",    "cdces", "cdcs",  "dds",   "dmd",    "dvm",
    "vmd",    "jd",     "llm",   "llb",   "esq",    "mbbs",  "mbchb", "mbbch", "bmbs",   "frcp",
    "frcs",   "frcgp",  "mrcgp", "mrcp",  "mrcs",   "facp",  "facs",  "facc",  "faap",   "faclm",
    "facog",  "facr",   "faan",  "fasco", "faafp",  "fapa",  "cfp",   "cfa",   "cpa",    "ea",
    "pt",     "dpt",    "ot",    "otr",   "otd",    "od",    "dc",    "nd",    "dpm",    "psyd",
    "lcsw",   "lmft",   "lpc",   "lmhc",  "msw",    "cscs",  "cns",   "ccn",   "cph",    "rrt",
    "bpharm", "mpharm", "bcps",  "bcacp", "bcgp",   "cssd",  "ibclc", "slp",   "cccslp", "mpp",
    "mfa",    "mlis",   "mhs",   "mha",   "scd",    "dsc",   "obe",   "mbe",   "cbe",    "fcpp",
};

static const char *const jobs[] = {
    "writer",        "reporter",       "editor",
    "editors",       "correspondent",  "staff",
    "contributor",   "contributors",   "columnist",
    "journalist",    "producer",       "director",
    "manager",       "author",         "contributing",
    "senior",        "freelance",      "freelancer",
    "blogger",       "analyst",        "specialist",
    "founder",       "cofounder",      "ceo",
    "cto",           "professor",      "newsroom",
    "president",     "attorney",       "redactor",
    "redactora",     "redacción",      "photographer",
    "special",       "editorial",      "team",
    "associate",     "head",           "chief",
    "strategist",    "intern",         "fellow",
    "consultant",    "advisor",        "adviser",
    "coordinator",   "physician",      "pharmacist",
    "dietitian",     "nutritionist",   "therapist",
    "psychologist",  "researcher",     "scientist",
    "lecturer",      "nurse",          "officer",
    "expert",        "coach",          "host",
    "engineer",      "developer",      "periodista",
    "farmacéutica",  "farmacéutico",   "médica",
    "médico",        "journaliste",    "rédacteur",
    "rédactrice",    "rédaction",      "redaktion",
    "redakteur",     "redakteurin",    "redazione",
    "giornalista",   "redação",        "redactie",
    "multiplatform", "technologist",   "vp",
    "vice",          "marketing",      "development",
    "sales",         "communications", "operations",
    "strategy",      "executive",      "assistant",
    "deputy",        "trainee",        "counsel",
};

static const char *const houses[] = {
    "university", "universidad",  "université",   "universität", "college",    "institute",
    "instituto",  "institut",     "institutes",   "school",      "academy",    "association",
    "asociación", "society",      "foundation",   "fundación",   "hospital",   "clinic",
    "clínica",    "klinik",       "center",       "centers",     "centre",     "centro",
    "department", "departamento", "ministry",     "ministerio",  "agency",     "council",
    "office",     "organization", "organisation", "federation",  "committee",  "commission",
    "pharmacy",   "farmacia",     "health",       "healthcare",  "medical",    "services",
    "service",    "news",         "noticias",     "press",       "media",      "network",
    "magazine",   "journal",      "times",        "group",       "company",    "inc",
    "llc",        "ltd",          "gmbh",         "corporation", "board",      "library",
    "museum",     "project",      "conversation", "newsdesk",    "desk",       "administration",
    "authority",  "government",   "county",       "city",        "publishing", "publications",
    "studio",     "studios",      "blog",         "laboratory",  "support",    "solutions",
};

static const char *const particles[] = {
    "de", "la",  "las", "los", "del", "van", "von", "der", "den", "di",  "da", "dos", "das", "du",
    "le", "bin", "al",  "el",  "ter", "ten", "y",   "e",   "et",  "und", "zu", "af",  "av",  "and",
};

static const char *const placeholders[] = {
    "admin",    "administrator", "webmaster",  "wpadmin",   "root",   "user",     "guest",
    "unknown",  "anonymous",     "undefined",  "null",      "none",   "n/a",      "na",
    "author",   "staff",         "test",       "superuser", "editor", "sysadmin", "wordpress",
    "webadmin", "site admin",    "super user", "default",
};

static gboolean is_in(const char *word, const char *const *list, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (strcmp(word, list[i]) == 0)
            return TRUE;
    return FALSE;
}

static gboolean has_word(const char *text, const char *const *list, gsize n)
{
    g_autofree char *folded = text_fold(text);
    g_auto(GStrv) words = g_strsplit_set(folded, " -/&.,'", -1);
    for (guint i = 0; words[i]; i++)
        if (is_in(words[i], list, n))
            return TRUE;
    return FALSE;
}

/* One word: known, and not in small letters alone. */
static gboolean is_degree_word(const char *word)
{
    char key[12];
    gsize length = 0;
    gboolean upper = FALSE;
    for (const char *p = word; *p; p++) {
        if (!g_ascii_isalpha(*p)) {
            if (!strchr(".-()", *p) && (guchar)*p < 0x80)
                return FALSE;
            continue; /* ® and ™ behind the letters */
        }
        if (length + 1 == sizeof key)
            return FALSE;
        upper |= g_ascii_isupper(*p);
        key[length++] = g_ascii_tolower(*p);
    }
    key[length] = '\0';
    return upper && is_in(key, degrees, G_N_ELEMENTS(degrees));
}

gboolean name_words_is_degree(const char *text)
{
    guint n = 0;
    g_auto(GStrv) words = g_strsplit_set(text, " /", -1);
    for (guint i = 0; words[i]; i++) {
        if (!*words[i])
            continue;
        if (!is_degree_word(words[i]))
            return FALSE;
        n++;
    }
    return n > 0;
}

gboolean name_words_has_job(const char *text)
{
    return has_word(text, jobs, G_N_ELEMENTS(jobs));
}

gboolean name_words_is_collective(const char *text)
{
    static const char *const words[] = {"staff",     "team",     "editors",   "contributors",
                                        "editorial", "newsroom", "reporters", "writers"};
    const char *last = strrchr(text, ' ');
    g_autofree char *folded = text_fold(last ? last + 1 : text);
    return is_in(folded, words, G_N_ELEMENTS(words));
}

gboolean name_words_has_house(const char *text)
{
    return has_word(text, houses, G_N_ELEMENTS(houses));
}

gboolean name_words_is_particle(const char *word)
{
    return is_in(word, particles, G_N_ELEMENTS(particles));
}

gboolean name_words_is_placeholder(const char *text)
{
    g_autofree char *folded = text_fold(text);
    return is_in(folded, placeholders, G_N_ELEMENTS(placeholders));
}

gboolean name_words_is_name(const char *text)
{
    g_autofree char *clean = text_clean(text);
    if (!clean || name_words_has_house(clean) || name_words_has_job(clean))
        return FALSE;
    guint words = 0, capitals = 0;
    g_auto(GStrv) parts = g_strsplit_set(clean, " ,", -1);
    for (guint i = 0; parts[i]; i++) {
        if (!*parts[i] || name_words_is_particle(parts[i]) || name_words_is_degree(parts[i]))
            continue;
        const char *start = parts[i];
        while (*start && !text_is_word_char(g_utf8_get_char(start)))
            start = g_utf8_next_char(start);
        words += *start != '\0';
        capitals += *start && g_unichar_isupper(g_utf8_get_char(start));
        if (g_ascii_isdigit(parts[i][0]))
            return FALSE;
    }
    return words >= 2 && words <= 6 && capitals >= 2 && capitals + 1 >= words;
}
