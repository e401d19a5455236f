using System.Runtime.InteropServices;
using Hpo.Examples.Training;

namespace Hpo.Examples.GradientBoosting;

/// <summary>The part of LightGBM's C interface (c_api.h) that training needs. Every function returns 0 or leaves a message in LGBM_GetLastError.</summary>
internal static partial class LightGbm
{
    public const int Float32 = 0;
    public const int Float64 = 1;

    private const string Library = "lib_lightgbm";

    /// <summary>Says what is missing before the first call would end in a DllNotFoundException.</summary>
    public static void EnsureLoadable()
    {
        try
        {
            NativeLibrary.Load(Library, typeof(LightGbm).Assembly, null);
        }
        catch (DllNotFoundException e)
        {
            throw new MissingLibraryException(
                "LightGBM's native library cannot be loaded. It needs an x64 system and, on Linux, the OpenMP runtime: apt-get install libgomp1. " + e.Message, e);
        }
    }

    public static void Check(int result)
    {
        if (result != 0)
            throw new InvalidDataException("LightGBM: " + Marshal.PtrToStringUTF8(LGBM_GetLastError()));
    }

    [LibraryImport(Library)]
    private static partial nint LGBM_GetLastError();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_DatasetCreateFromMat(
        ReadOnlySpan<double> data, int dataType, int rows, int columns, int isRowMajor, string parameters, nint reference, out nint dataset);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_DatasetSetField(nint dataset, string field, ReadOnlySpan<float> data, int count, int dataType);

    [LibraryImport(Library)]
    public static partial int LGBM_DatasetFree(nint dataset);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_BoosterCreate(nint dataset, string parameters, out nint booster);

    [LibraryImport(Library)]
    public static partial int LGBM_BoosterAddValidData(nint booster, nint dataset);

    [LibraryImport(Library)]
    public static partial int LGBM_BoosterUpdateOneIter(nint booster, out int isFinished);

    [LibraryImport(Library)]
    public static partial int LGBM_BoosterGetEval(nint booster, int dataset, out int count, Span<double> results);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int LGBM_BoosterSaveModel(nint booster, int startIteration, int iterations, int importanceType, string file);

    [LibraryImport(Library)]
    public static partial int LGBM_BoosterFree(nint booster);
}
