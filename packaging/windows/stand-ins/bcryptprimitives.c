/* Stands in, under wine only, for Windows' source of random bytes, which PDFium asks for and wine 8 lacks. */
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *bytes, unsigned long count);
__declspec(dllexport) int ProcessPrng(unsigned char *bytes, unsigned long long count)
{
    const unsigned long most = 1ul << 20;
    while (count) {
        unsigned long part = count > most ? most : (unsigned long)count;
        if (!SystemFunction036(bytes, part))
            return 0;
        bytes += part;
        count -= part;
    }
    return 1;
}
