namespace Osnas.Options;

/// <summary>The values that a command line and a file give, and the errors in them.</summary>
public interface IGivenValues
{
    /// <summary>Finds the value of an option. A value on the command line overrides that in the file.</summary>
    /// <param name="declaration">The option.</param>
    /// <returns>The value, or null if none is given.</returns>
    GivenValue? Find(OptionDeclaration declaration);

    /// <summary>Gets the name of an option where its values are written.</summary>
    /// <param name="declaration">The option.</param>
    /// <returns>The flag or key.</returns>
    string NameOf(OptionDeclaration declaration);

    /// <summary>Adds an error.</summary>
    /// <param name="declaration">The option with the error.</param>
    /// <param name="message">What is wrong and what to write.</param>
    void AddFault(OptionDeclaration declaration, string message);

    /// <summary>Adds a warning.</summary>
    /// <param name="declaration">The option that the warning is about.</param>
    /// <param name="message">What is suspicious.</param>
    void AddWarning(OptionDeclaration declaration, string message);
}
