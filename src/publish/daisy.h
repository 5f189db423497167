/* DAISY 2.02: articles as a talking book, for the players that people who cannot read print have at
 * home. As a folder, which is what players take, and as a zip file of the same files.
 *
 * A page of headings (ncc.html), for each heading a document that says which sentence is heard when
 * (SMIL 1.0), the text and the sound. Without the text (audioNcc) the headings are left, and the
 * sound with a mark for each sentence. The specification is DAISY 2.02, of 2001.
 *
 * Must not know: how sound is made, another writer's internals.
 */
#ifndef LECTERN_PUBLISH_DAISY_H
#define LECTERN_PUBLISH_DAISY_H

#include "publish/book.h"

extern const BookFormat daisy_folder_format, daisy_zip_format;

#endif
