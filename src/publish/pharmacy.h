/* The pharmacy's settings: who it is, how its site looks, what is made for it. They are one file,
 * `pharmacy.ini` of a shelf, that a person edits; all of it may be left out.
 *
 * Must not know: how the site is made, voices.
 */
#ifndef LECTERN_PUBLISH_PHARMACY_H
#define LECTERN_PUBLISH_PHARMACY_H

#include "audio/picture.h"
#include "base/diagnostic.h"
#include "publish/contrast.h"
#include "publish/format.h"

#include <glib.h>

#define PHARMACY_FILE "pharmacy.ini"

/* The site by day, and for who has set their device to dark. */
typedef enum { THEME_LIGHT, THEME_DARK, THEMES } Theme;

/* Text on the background, and the accent (links, buttons) on it, can be read: WCAG 2.2 AA. */
typedef struct {
    Colour background, text, accent;
} ThemeColours;

/* For the podcast apps. */
typedef struct {
    char *title;                  /* the pharmacy's name unless it says otherwise */
    char *description;            /* at most 4000 bytes; NULL */
    char *category, *subcategory; /* of Apple's list: "Health & Fitness", "Medicine"; may be NULL */
    char *author;                 /* the pharmacy's name unless it says otherwise */
    char *email;                  /* NULL */
    AudioPicture *image;          /* square, 1400 to 3000 pixels; NULL */
} FeedSettings;

/* Texts are one line without blanks at their ends; what is not known is NULL, a list then too. */
typedef struct {
    char *name;
    char **address; /* line by line */
    char *telephone, *email;
    char **hours; /* line by line: "Monday to Friday, 9 am to 6 pm" */
    AudioPicture *logo;
    char *logo_text; /* what it says, for who does not see it; the name unless it says otherwise */
    ThemeColours colours[THEMES];
    char *base_url;         /* of the site, with "/" at its end; NULL: no feed can be made */
    char *language;         /* BCP 47, of the site's own words */
    char *voice;            /* by name; NULL: the one for each article's language */
    const Format **formats; /* NULL-terminated; at least one is sound */
    FeedSettings feed;
} Pharmacy;

/* Those of a pharmacy that has set nothing. */
Pharmacy *pharmacy_new(void);

/* Reads the settings; pictures are looked for beside the file. Every fault is a DIAGNOSTIC_ERROR
 * with its line, and the whole then LECTERN_ERROR_FAILED; what is odd is a warning. G_FILE_ERROR
 * where the file cannot be read. */
Pharmacy *pharmacy_load(const char *path, Diagnostics *diagnostics, GError **error);
void pharmacy_free(Pharmacy *pharmacy);

/* The settings of pharmacy_new() as a file that says what each is for. Static. */
const char *pharmacy_sample(void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pharmacy, pharmacy_free)

#endif
