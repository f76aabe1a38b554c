using Microsoft.CodeAnalysis.CSharp;

namespace Osnas.Generators.Tests.Rooms;

/// <summary>What holds the order of the rooms sees what is against it: tried on sources that are made up.</summary>
public sealed class RoomCheckerTests
{
    private const string Page = """
        # A house

        ### House
        1. `Cellar`: what all rooms need.
        2. `Kitchen`: where the cooking is done.
        3. `Attic`: what is left.

        ## Another topic
        4. `Garden`: isn't a room.
        """;

    private static readonly (string Path, string Text) Pot =
        ("Kitchen/Pot.cs", "namespace House; public class Pot { public int Size; }");

    private static readonly (string Path, string Text) Attic = ("Attic/Box.cs", "namespace House; class Box;");

    [Fact]
    public void A_room_may_use_those_before_it() =>
        Assert.Empty(Check(
            Pot,
            ("Cellar/Jar.cs", "namespace House; class Jar;"),
            ("Attic/Box.cs", "namespace House; class Box { Pot? _pot; Jar? _jar; }")));

    [Fact]
    public void A_room_may_not_use_one_after_it() =>
        Assert.Equal(
            "Cellar/Jar.cs, line 4: Pot is in Kitchen, which comes after Cellar.",
            Assert.Single(Check(Pot, ("Cellar/Jar.cs", "namespace House;\n\nclass Jar\n{ Pot? _pot; }"), Attic)));

    [Fact]
    public void A_member_is_a_use_where_its_type_is_not_named() =>
        Assert.Contains(
            new("A.cs", 1, "C", "C.cs"),
            SourceUses.Find(Compile(
                ("A.cs", "class A { B? _b; int Size => _b!.Inner.Size; }"),
                ("B.cs", "class B { public C Inner = new(); }"),
                ("C.cs", "class C { public int Size; }"))));

    [Fact]
    public void A_name_in_a_comment_or_a_text_is_no_use() =>
        Assert.Empty(Check(
            Pot,
            ("Cellar/Jar.cs", "namespace House;\n/// <summary>A <see cref=\"Pot\"/>.</summary>\nclass Jar { string _a = \"Pot\"; }"),
            Attic));

    [Fact]
    public void A_type_of_the_same_name_elsewhere_is_no_use() =>
        Assert.Empty(Check(
            Pot,
            ("Cellar/Jar.cs", "namespace House; class Jar { enum Kind { Pot } Kind _kind = Kind.Pot; }"),
            Attic));

    [Fact]
    public void A_file_or_a_room_that_the_order_lacks_is_a_fault() =>
        Assert.Equal(
            [
                "Garden/Tree.cs is in no room of the order.",
                "Door.cs is in no room of the order.",
                "Cellar is in the order, but there is no such folder.",
            ],
            Check(
                Pot,
                Attic,
                ("Garden/Tree.cs", "namespace House; class Tree;"),
                ("Door.cs", "namespace House; class Door { Tree? _tree; }")));

    [Fact]
    public void Rings_are_found()
    {
        var uses = SourceUses.Find(Compile(
            ("A.cs", "class A { B? _next; }"), ("B.cs", "class B { C? _next; }"), ("C.cs", "class C { A? _next; }"),
            ("D.cs", "class D { E? _next; A? _a; }"), ("E.cs", "class E { D? _next; }")));
        Assert.Equal(["A.cs", "B.cs", "C.cs"], Assert.Single(FileRings.Find(uses, most: 2)));
        Assert.Equal([["A.cs", "B.cs", "C.cs"], ["D.cs", "E.cs"]], FileRings.Find(uses, most: 1));
        Assert.Empty(FileRings.Find(uses, most: 3));
    }

    [Fact]
    public void The_files_of_a_type_are_one_in_a_ring()
    {
        var uses = SourceUses.Find(Compile(
            ("A.cs", "partial class A { int One => Two; B? _b; }"),
            ("A.More.cs", "partial class A { int Two => One; }"),
            ("B.cs", "class B { A? _a; }")));
        Assert.Empty(FileRings.Find(uses, most: 2));
        Assert.Equal(["A.cs", "B.cs"], Assert.Single(FileRings.Find(uses, most: 1)));
    }

    [Fact]
    public void A_partial_type_is_used_where_the_member_is()
    {
        var uses = SourceUses.Find(Compile(
            ("A.cs", "partial class A { int One => Two; }"),
            ("A2.cs", "partial class A { int Two => 2; }"),
            ("B.cs", "class B { A? _a; }")));
        Assert.Equal([("A.cs", "A2.cs"), ("B.cs", "A.cs")], uses.Select(use => (use.File, use.Target)));
    }

    private static IEnumerable<string> Check(params (string Path, string Text)[] files) =>
        RoomOrder.Read(Page, "House").FindFaults(files.Select(file => file.Path), SourceUses.Find(Compile(files)));

    private static CSharpCompilation Compile(params (string Path, string Text)[] files) => SourceProject.Compile("House", files);
}
