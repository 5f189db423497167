/* What web servers, browsers and podcast apps call the formats.
 */
#ifndef LECTERN_PUBLISH_SITE_MEDIA_H
#define LECTERN_PUBLISH_SITE_MEDIA_H

#include "publish/format.h"

/* The formats of sound, by name, in the order of how many browsers and apps play them.
 * NULL-terminated; static. */
const char *const *site_media_sounds(void);

/* "audio/mpeg" of "mp3", as registered with IANA; "application/octet-stream" of what has none.
 * Static. */
const char *site_media_type(const char *format);

/* What people call it: "MP3", "EPUB", "WebVTT". Static. */
const char *site_media_name(const char *format);

/* The phrase that says what it is: "file_sound". Static. */
const char *site_media_phrase(const char *format);

#endif
