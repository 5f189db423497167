/* The one error domain of Lectern; see error.h. */
#include "base/error.h"

G_DEFINE_QUARK(lectern - error - quark, lectern_error)
