/* Stands in, under wine only, for Windows' colour management: wine's own raises an exception where Qt asks for a
 * profile. This one has none. */
#define EXPORT __declspec(dllexport)
EXPORT void *OpenColorProfileW(void *profile, unsigned access, unsigned share, unsigned create) { return 0; }
EXPORT void *WcsCreateIccProfile(void *profile, unsigned options) { return 0; }
EXPORT int CloseColorProfile(void *profile) { return 1; }
EXPORT int GetColorProfileFromHandle(void *profile, void *bytes, unsigned *size) { return 0; }
