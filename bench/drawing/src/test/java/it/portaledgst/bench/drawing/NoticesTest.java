package it.portaledgst.bench.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What is compared must be the same notice. */
class NoticesTest {

    @Test
    void jasperReportsWritesTheSameWords() throws IOException {
        var ours = PortalDocuments.all().get("notice");
        for (boolean archivable : new boolean[] {true, false}) {
            var theirs = new JasperNotice(archivable);
            for (int number = 0; number < 20; number++) {
                assertThat(words(theirs.draw(Orders.request(number)))).as("notice " + number).isEqualTo(words(ours.apply(number)));
            }
        }
    }

    @Test
    void tagsAreThereWhenTheyAreAskedFor() throws IOException {
        for (boolean archivable : new boolean[] {true, false}) {
            try (var document = Loader.loadPDF(new JasperNotice(archivable).draw(Orders.request(1)))) {
                assertThat(document.getDocumentCatalog().getStructureTreeRoot() != null).isEqualTo(archivable);
                assertThat(document.getDocumentCatalog().getOutputIntents()).hasSize(archivable ? 1 : 0);
            }
        }
    }

    /** In any order, for lines may break elsewhere. */
    private static List<String> words(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return Arrays.stream(new PDFTextStripper().getText(document).split("\\s+")).sorted().toList();
        }
    }
}
