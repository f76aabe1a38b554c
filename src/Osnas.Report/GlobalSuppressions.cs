using System.Diagnostics.CodeAnalysis;

// Razor makes components public, and the types of their parameters have to be. They are no API.
[assembly: SuppressMessage("ApiDesign", "RS0016", Scope = "namespaceanddescendants", Target = "~N:Osnas.Report.Charts")]
[assembly: SuppressMessage("ApiDesign", "RS0016", Scope = "namespaceanddescendants", Target = "~N:Osnas.Report.Page")]
[assembly: SuppressMessage("ApiDesign", "RS0016", Scope = "namespaceanddescendants", Target = "~N:Osnas.Report.Runs")]
[assembly: SuppressMessage("ApiDesign", "RS0016", Scope = "namespaceanddescendants", Target = "~N:Osnas.Report.Space")]
[assembly: SuppressMessage("ApiDesign", "RS0016", Scope = "type", Target = "~T:Osnas.Report._Imports")]
[assembly: SuppressMessage("ApiDesign", "RS0016", Scope = "member", Target = "~M:Osnas.Report._Imports.#ctor")]
[assembly: SuppressMessage("ApiDesign", "RS0016", Scope = "member", Target = "~M:Osnas.Report._Imports.Execute")]
