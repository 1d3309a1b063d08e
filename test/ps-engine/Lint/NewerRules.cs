using System.Collections.Frozen;
using System.Management.Automation.Language;

namespace PsEngine.Lint;

/// <summary>Names that Windows PowerShell 5.1 and .NET Framework do not know, in syntax that they do.</summary>
internal static class NewerRules
{
    private static readonly FrozenSet<string> Parameters = Names(
        "AsArray", "AsByteStream", "AsHashtable", "AsUTC", "EnumsAsStrings", "LeafBase", "Parallel", "SkipEditionCheck",
        "UseWindowsPowerShell");

    private static readonly FrozenSet<string> Variables = Names(
        "EnabledExperimentalFeatures", "IsCoreCLR", "IsLinux", "IsMacOS", "IsWindows", "PSNativeCommandArgumentPassing",
        "PSNativeCommandUseErrorActionPreference", "PSStyle");

    /// <summary>Short names of types. The types themselves are there, under their full names.</summary>
    private static readonly FrozenSet<string> ShortTypeNames = Names(
        "ordered", "pspropertyexpression", "semver", "short", "uint", "ulong", "ushort");

    private static readonly FrozenSet<string> Attributes = Names(
        "Alias", "AllowEmptyCollection", "AllowEmptyString", "AllowNull", "CmdletBinding", "OutputType", "Parameter",
        "PSDefaultValue", "SupportsWildcards", "ValidateCount", "ValidateLength", "ValidateNotNull",
        "ValidateNotNullOrEmpty", "ValidatePattern", "ValidateRange", "ValidateScript", "ValidateSet");

    /// <summary>Members that .NET Framework has not. They are found when written down with their type, or by name alone.</summary>
    private static readonly FrozenSet<string> StaticMembers = Names(
        "Array::Fill", "Convert::FromHexString", "Convert::ToHexString", "Environment::ProcessId",
        "Environment::ProcessPath", "Environment::TickCount64", "Guid::CreateVersion7", "IO.Path::EndsInDirectorySeparator",
        "IO.Path::Exists", "IO.Path::GetRelativePath", "IO.Path::IsPathFullyQualified", "IO.Path::Join", "Math::Clamp",
        "Random::Shared", "Security.Cryptography.CryptographicOperations::FixedTimeEquals",
        "Security.Cryptography.RandomNumberGenerator::Fill", "Security.Cryptography.RandomNumberGenerator::GetBytes",
        "Security.Cryptography.RandomNumberGenerator::GetInt32", "Security.Cryptography.SHA256::HashData",
        "Text.Encoding::Latin1");

    private static readonly FrozenSet<string> InstanceMembers = Names(
        "ArgumentList", "AsSpan", "EnumerateRunes", "ReadExactly", "ReplaceLineEndings", "WaitAsync", "WaitForExitAsync");

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("newer-parameter", (script, _) =>
            from parameter in script.Nodes<CommandParameterAst>()
            where Parameters.Contains(parameter.ParameterName)
            select Place.Of(parameter, $"No command of 5.1 has -{parameter.ParameterName}.")),
        new("newer-variable", (script, _) =>
            from variable in script.Nodes<VariableExpressionAst>()
            where Variables.Contains(variable.VariablePath.UserPath)
            select Place.Of(variable, $"5.1 has no ${variable.VariablePath.UserPath}; under strict mode that is an error.")),
        new("newer-type", (script, _) => NewerTypes(script)),
        new("newer-attribute", (script, _) => NewerAttributes(script)),
        new("newer-operator", (script, _) =>
            from replace in script.Nodes<BinaryExpressionAst>()
            where replace.Operator is TokenKind.Ireplace or TokenKind.Creplace
            where replace.Right.Find(node => node is ScriptBlockExpressionAst, searchNestedScriptBlocks: false) is not null
            select Place.Of(replace.Right, "In 5.1 a script block after -replace is taken for its text.")),
        new("requires", (script, _) => NewerRequirements(script)),
        new("framework-member", (script, _) => NewerMembers(script)),
    ];

    private static FrozenSet<string> Names(params string[] names) => names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<Place> NewerTypes(Script script)
    {
        foreach (var node in script.Nodes<Ast>())
        {
            var name = node switch
            {
                TypeExpressionAst type => type.TypeName,
                // The word before a table is no type, and older than those above.
                TypeConstraintAst type when !IsOrderedTable(type) => type.TypeName,
                _ => null,
            };
            while (name is ArrayTypeName array)
                name = array.ElementType;
            if (name is not null && ShortTypeNames.Contains(name.FullName))
                yield return Place.Of(node, $"5.1 does not know [{name.FullName}].");
        }
    }

    private static bool IsOrderedTable(TypeConstraintAst type) =>
        type.Parent is ConvertExpressionAst { Child: HashtableAst } && Same(type.TypeName.FullName, "ordered");

    private static IEnumerable<Place> NewerAttributes(Script script)
    {
        foreach (var attribute in script.Nodes<AttributeAst>())
        {
            var name = attribute.TypeName.Name;
            if (!Attributes.Contains(name))
                yield return Place.Of(attribute, $"5.1 has no [{name}()], or scripts here do without it.");
            else if (attribute.NamedArguments.FirstOrDefault(one => Same(one.ArgumentName, "ErrorMessage")) is { } message)
                yield return Place.Of(message, "No attribute of 5.1 has ErrorMessage.");
            else if (Same(name, "ValidateRange") && attribute.PositionalArguments is [StringConstantExpressionAst kind])
                yield return Place.Of(kind, "5.1 wants two limits.");
        }
    }

    private static IEnumerable<Place> NewerRequirements(Script script)
    {
        var needs = script.Root.ScriptRequirements;
        if (needs?.RequiredPSVersion > new Version(5, 1))
            yield return Place.Start($"The script asks for PowerShell {needs.RequiredPSVersion}.");
        if (needs?.RequiredPSEditions is { Count: > 0 } editions && !editions.Contains("Desktop", StringComparer.OrdinalIgnoreCase))
            yield return Place.Start($"The script asks for the edition {string.Join(", ", editions)}.");
    }

    private static IEnumerable<Place> NewerMembers(Script script)
    {
        foreach (var member in script.Nodes<MemberExpressionAst>())
        {
            if (member.Member is not StringConstantExpressionAst { Value: var name })
                continue;
            var isNewer = member is { Static: true, Expression: TypeExpressionAst type }
                ? StaticMembers.Contains($"{TypeNames.Of(type.TypeName)["System.".Length..]}::{name}")
                : InstanceMembers.Contains(name) || HasNewerOverload(member, name);
            if (isNewer)
                yield return Place.Of(member, $".NET Framework has no such {name}.");
        }
    }

    /// <summary>Calls that .NET Framework takes for something else: a text is taken apart into characters there.</summary>
    private static bool HasNewerOverload(MemberExpressionAst member, string name)
    {
        if (member is not InvokeMemberExpressionAst { Arguments: { Count: > 0 } arguments })
            return false;
        var isLongText = arguments[0] is StringConstantExpressionAst { Value.Length: > 1 };
        return (isLongText && (Same(name, "Split") || Same(name, "Trim") || Same(name, "TrimStart") || Same(name, "TrimEnd")))
            || (arguments.Count == 2 && Same(name, "Contains"))
            || (arguments.Count == 3 && Same(name, "Replace"))
            || (arguments.Count == 1 && Same(name, "Kill"));
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
