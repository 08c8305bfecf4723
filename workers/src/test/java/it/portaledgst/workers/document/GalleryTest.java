package it.portaledgst.workers.document;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.dossier.DossierSelection;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.ReturnKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

/** Draws each kind of document for {@code docs/documents.md}; {@code ./portale gallery} takes the pictures over. */
class GalleryTest {

    private static final Path GALLERY = Path.of("target", "gallery");
    private static final Path PAGE = Path.of("..", "docs", "documents.md");
    /** Big enough to read, small enough to keep. */
    private static final int DPI = 90;

    @Test
    void eachDocumentHasItsPictureAndThePageShowsIt() throws Exception {
        var creditors = Samples.creditors("", null);
        var offices = new Offices(Clock.systemUTC());
        var notices = new NoticeDocument(creditors, offices, Samples.NO_LOGOS);
        var request = Samples.ordinary();
        var documents = new TreeMap<String, byte[]>();
        documents.put("notice", notices.produce(request));
        documents.put("notice-de", notices.produce(request, SecondLanguage.GERMAN));
        documents.put("notice-en", notices.produce(request, SecondLanguage.ENGLISH));
        documents.put("notice-postal-slip", new NoticeDocument(Samples.creditors("", Samples.POSTAL_ACCOUNT), offices, Samples.NO_LOGOS).produce(request));
        documents.put("receipt", new ReceiptDocument(creditors, offices).produce(request, Samples.receipt(request, true),
                Optional.of(Samples.SERVICE), Samples.VERIFICATION));
        documents.put("negative-outcome", new OutcomeDocument(creditors, offices).produce(request,
                Samples.attempt(null, ReturnKind.ERROR), Samples.ASKED));
        documents.put("dossier-index", new DossierIndex().produce(DossierIndexTest.order(DossierSelection.everything(new Citizen("i", "s")), 3),
                DossierIndexTest.entries()));

        Files.createDirectories(GALLERY);
        for (var document : documents.entrySet()) {
            try (var pdf = Loader.loadPDF(document.getValue())) {
                var drawn = new PDFRenderer(pdf).renderImageWithDPI(0, DPI, ImageType.GRAY);
                assertThat(ImageIO.write(drawn, "png", GALLERY.resolve(picture(document.getKey())).toFile())).isTrue();
            }
        }
        var page = Files.readString(PAGE);
        for (var name : documents.keySet()) {
            assertThat(page).contains("(img/" + picture(name) + ")");
            assertThat(PAGE.resolveSibling("img").resolve(picture(name))).exists();
        }
    }

    private static String picture(String name) {
        return "document-" + name + ".png";
    }
}
