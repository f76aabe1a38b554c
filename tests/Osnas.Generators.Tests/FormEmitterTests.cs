using Osnas.Generators.Emit.Forms;

namespace Osnas.Generators.Tests;

public sealed class FormEmitterTests
{
    [Fact]
    public void Each_form_has_one_emitter() =>
        Assert.Equal(Enum.GetValues<SuperlayerKind>(), FormEmitters.All.Select(emitter => emitter.Kind));
}
