package it.portaledgst.workers.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.PostalAccount;
import it.portaledgst.domain.WrongSetting;
import it.portaledgst.domain.office.Offices;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogosTest {

    private static final Creditors CREDITORS = Samples.creditors("", null);

    @TempDir
    private Path folder;

    @Test
    void theLogoStandsInItsPlaceAndTheNoticeIsStillArchivable() throws Exception {
        var offices = new Offices(Clock.systemUTC());
        for (var format : List.of("png", "jpg")) {
            var notices = new NoticeDocument(CREDITORS, offices, logos(picture(format, 400, 200)));
            for (var request : List.of(Samples.ordinary(), Samples.longest())) {
                var pdf = notices.produce(request);
                VeraPdf.accepts(pdf);
                try (var document = Loader.loadPDF(pdf)) {
                    var page = new PDFRenderer(document).renderImageWithDPI(0, 72);
                    assertThat(red(page, 485, 32)).isTrue();
                    assertThat(red(page, 561, 66)).isTrue();
                    assertThat(red(page, 523, 74)).as("below a wide logo").isFalse();
                }
            }
        }
    }

    @Test
    void marksOfPosteStandInTheirPlacesOfTheSlipOnly() throws Exception {
        var logos = new Logos(new DocumentSettings(Map.of(), picture("png", 400, 200), picture("jpg", 400, 100)), CREDITORS);
        for (var account : Stream.of(Samples.POSTAL_ACCOUNT, null).toArray(PostalAccount[]::new)) {
            var pdf = new NoticeDocument(Samples.creditors("", account), new Offices(Clock.systemUTC()), logos).produce(Samples.longest());
            VeraPdf.accepts(pdf);
            try (var document = Loader.loadPDF(pdf)) {
                var page = new PDFRenderer(document).renderImageWithDPI(0, 72);
                assertThat(red(page, 35, 660)).as("Poste Italiane").isEqualTo(account != null);
                assertThat(red(page, 190, 611)).as("BancoPosta").isEqualTo(account != null);
                assertThat(new PDFTextStripper().getText(document)).doesNotContain("BancoPosta");
            }
        }
    }

    @Test
    void aLogoThatCannotBeUsedStopsTheStartWithASentence() throws Exception {
        refused(folder.resolve("nowhere.png"), "is not there.");
        refused(Files.writeString(folder.resolve("text.png"), "no picture"), "is neither PNG nor JPEG.");
        refused(picture("gif", 200, 200), "is neither PNG nor JPEG.");
        refused(picture("png", 60, 60), "must have 100 to 1200 pixels on its longer side.");
        refused(picture("png", 200, 1201), "must have 100 to 1200 pixels on its longer side.");
        var big = new byte[(1 << 20) + 1];
        new Random(1).nextBytes(big);
        refused(Files.write(folder.resolve("big.png"), big), "has more than 1 MiB: make it smaller.");
        var nowhere = folder.resolve("nowhere.png");
        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> new Logos(new DocumentSettings(Map.of(), nowhere, null), CREDITORS))
                .withMessage("the poste-logo, " + nowhere + ", is not there.");
        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> new Logos(new DocumentSettings(Map.of(), null, nowhere), CREDITORS))
                .withMessage("the banco-posta-logo, " + nowhere + ", is not there.");
        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> new Logos(new DocumentSettings(Map.of("other", folder), null, null), CREDITORS))
                .withMessage("portale.documents.logos names the creditor other, which is not in portale.creditors.");
    }

    private void refused(Path file, String why) {
        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> logos(file))
                .withMessage("the logo of the creditor mimit, " + file + ", " + why);
    }

    private static Logos logos(Path file) {
        return new Logos(new DocumentSettings(Map.of("mimit", file), null, null), CREDITORS);
    }

    private Path picture(String format, int width, int height) throws Exception {
        var picture = new BufferedImage(width, height, format.equals("png") ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var file = folder.resolve(width + "x" + height + "." + format);
        ImageIO.write(picture, format, file.toFile());
        return file;
    }

    private static boolean red(BufferedImage page, int x, int y) {
        var colour = new Color(page.getRGB(x, y));
        return colour.getRed() > 200 && colour.getGreen() < 60;
    }
}
