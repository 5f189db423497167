/* Forms; see form.h. */
#include "serve/form.h"

#include <microhttpd.h>
#include <string.h>

enum { WORK_BYTES = 4096 };

typedef struct {
    char *name, *file_name;
    GByteArray *value;
    GBytes *bytes; /* of `value`, once it was asked for */
} Field;

struct Form {
    struct MHD_PostProcessor *processor;
    GPtrArray *fields;         /* of Field */
    gsize n_bytes, most_bytes; /* that came, that may */
    gboolean too_large, broken;
};

static void field_free(gpointer data)
{
    Field *field = data;
    g_free(field->name);
    g_free(field->file_name);
    g_byte_array_unref(field->value);
    g_clear_pointer(&field->bytes, g_bytes_unref);
    g_free(field);
}

static Field *find_field(const Form *form, const char *name)
{
    for (guint i = 0; i < form->fields->len; i++) {
        Field *field = g_ptr_array_index(form->fields, i);
        if (g_str_equal(field->name, name))
            return field;
    }
    return NULL;
}

static Field *add_field(Form *form, const char *name, const char *file_name)
{
    Field *field = g_new0(Field, 1);
    field->name = g_strdup(name);
    g_autofree char *valid = file_name ? g_utf8_make_valid(file_name, -1) : NULL;
    if (valid && *valid)
        field->file_name = g_path_get_basename(valid);
    field->value = g_byte_array_new();
    g_ptr_array_add(form->fields, field);
    return field;
}

/* Of a field that comes twice the first is taken. */
static enum MHD_Result take_piece(void *data, enum MHD_ValueKind kind, const char *name,
                                  const char *file_name, const char *type, const char *encoding,
                                  const char *bytes, uint64_t offset, size_t size)
{
    (void)kind, (void)type, (void)encoding;
    Form *form = data;
    Field *field = name ? find_field(form, name) : NULL;
    if (!field && offset == 0 && name && form->fields->len < FORM_MOST_FIELDS)
        field = add_field(form, name, file_name);
    if (field && offset == field->value->len)
        g_byte_array_append(field->value, (const guint8 *)bytes, (guint)size);
    return MHD_YES;
}

Form *form_new(struct MHD_Connection *connection, gsize most_bytes)
{
    Form *form = g_new0(Form, 1);
    form->most_bytes = most_bytes;
    form->fields = g_ptr_array_new_with_free_func(field_free);
    form->processor = MHD_create_post_processor(connection, WORK_BYTES, take_piece, form);
    if (form->processor)
        return form;
    form_free(form);
    return NULL;
}

void form_free(Form *form)
{
    if (!form)
        return;
    if (form->processor)
        MHD_destroy_post_processor(form->processor);
    g_ptr_array_unref(form->fields);
    g_free(form);
}

void form_take(Form *form, const char *bytes, gsize length)
{
    form->n_bytes += length;
    if (form->n_bytes > form->most_bytes)
        form->too_large = TRUE;
    else if (MHD_post_process(form->processor, bytes, length) != MHD_YES)
        form->broken = TRUE;
}

gboolean form_is_whole(const Form *form)
{
    return !form->broken && !form->too_large;
}

gboolean form_is_too_large(const Form *form)
{
    return form->too_large;
}

GBytes *form_bytes(const Form *form, const char *name)
{
    Field *field = find_field(form, name);
    if (field && !field->bytes)
        field->bytes = g_bytes_new(field->value->data, field->value->len);
    return field ? field->bytes : NULL;
}

char *form_text(const Form *form, const char *name)
{
    const Field *field = find_field(form, name);
    if (!field || field->value->len == 0)
        return g_strdup("");
    char *text = g_utf8_make_valid((const char *)field->value->data, (gssize)field->value->len);
    return g_strstrip(text);
}

const char *form_file_name(const Form *form, const char *name)
{
    const Field *field = find_field(form, name);
    return field ? field->file_name : NULL;
}
