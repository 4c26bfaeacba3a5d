/* Stands in, under wine only, for the icuuc.dll of Windows 10: Qt asks it for text converters. This one says that it
 * has none, and Qt falls back on its own UTF-8, UTF-16 and Latin-1. */
#define EXPORT __declspec(dllexport)
enum { NO_SUCH_CONVERTER = 4 };
EXPORT void *ucnv_open(const char *name, int *error) { if (error) *error = NO_SUCH_CONVERTER; return 0; }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT signed char ucnv_getMaxCharSize(void *converter) { return 1; }
EXPORT const char *ucnv_getName(void *converter, int *error) { if (error) *error = NO_SUCH_CONVERTER; return 0; }
EXPORT void ucnv_getToUCallBack(void *converter, void *action, void *context) {}
EXPORT void ucnv_getFromUCallBack(void *converter, void *action, void *context) {}
EXPORT void ucnv_setToUCallBack(void *c, void *action, void *context, void *old, void *older, int *error) {}
EXPORT void ucnv_setFromUCallBack(void *c, void *action, void *context, void *old, void *older, int *error) {}
EXPORT void ucnv_cbToUWriteUChars(void *args, void *source, int length, int offset, int *error) {}
EXPORT void ucnv_cbFromUWriteUChars(void *args, void *source, void *end, int offset, int *error) {}
EXPORT void ucnv_toUnicode(void *c, void *to, void *limit, void *from, void *end, void *offsets, int flush, int *error)
{ if (error) *error = NO_SUCH_CONVERTER; }
EXPORT void ucnv_fromUnicode(void *c, void *to, void *limit, void *from, void *end, void *offsets, int flush, int *error)
{ if (error) *error = NO_SUCH_CONVERTER; }
EXPORT int ucnv_toUCountPending(void *converter, int *error) { return 0; }
EXPORT int ucnv_fromUCountPending(void *converter, int *error) { return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error) { return 0; }
EXPORT const char *ucnv_getAvailableName(int number) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
