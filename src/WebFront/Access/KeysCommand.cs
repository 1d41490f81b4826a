using Interviewing.Tenants;

namespace Interviewing.WebFront.Access;

/// <summary>The command <c>keys new NAME [TENANT]</c>: makes an operator's key.</summary>
internal static class KeysCommand
{
    private const string Usage = "usage: keys new NAME [TENANT]";

    /// <summary>True for arguments that are this command.</summary>
    public static bool Is(string[] arguments) => arguments is ["keys", ..];

    /// <summary>Does it.</summary>
    /// <returns>The exit code: 2 for arguments that are not as they must be.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        if (arguments is not ["keys", "new", var name, .. { Length: <= 1 } rest])
            return Refuse(errors, Usage);
        var tenant = rest is [var given] ? given : TenantKey.DefaultTenant;
        if (!ApiKey.IsName(name))
            return Refuse(errors, "NAME must be 1 to 64 letters, digits, dots, hyphens or underscores.");
        if (!TenantKey.IsTenant(tenant))
            return Refuse(errors, $"TENANT must be 1 to {TenantKey.MaxTenantLength} of a to z, 0 to 9 and -.");
        var key = ApiKey.New();
        output.WriteLine($"The key, shown this once:  {key}");
        output.WriteLine($"Add to the configuration:  API_KEYS={new ApiKey(name, ApiKey.HashOf(key), tenant)}");
        output.WriteLine("(with a comma between it and the keys that are there)");
        return 0;
    }

    private static int Refuse(TextWriter errors, string why)
    {
        errors.WriteLine(why);
        return 2;
    }
}
