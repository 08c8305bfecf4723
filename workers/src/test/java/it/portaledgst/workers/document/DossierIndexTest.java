package it.portaledgst.workers.document;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.dossier.DossierOrder;
import it.portaledgst.domain.dossier.DossierSelection;
import it.portaledgst.domain.dossier.Paper;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.workers.document.DossierIndex.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class DossierIndexTest {

    private static final Path PICTURES = Path.of("target", "documents");
    private final DossierIndex index = new DossierIndex();

    @Test
    void itSaysWhatIsInTheDossierAndHowMuchWasPaid() throws Exception {
        var pdf = index.produce(order(DossierSelection.everything(new Citizen("i", "s")), 3), entries());
        draw(pdf, "dossier-index");
        VeraPdf.accepts(pdf);
        assertThat(text(pdf)).contains("INDICE DEL DOSSIER", "Richieste 3", "Totale pagato (Euro) 50,00", "Situazione al 02/01/2027, 11:00:00",
                "3010 0000 0000 0001 44", "Mario Rossi RSSMRA80A01H501U", "Da pagare: avviso", "Pagato il 02/12/2026: avviso,", "ricevuta, originale",
                "999.999,99", "2 esiti negativi").doesNotContain("Riferimento");
        assertThat(index.produce(order(DossierSelection.everything(new Citizen("i", "s")), 3), entries())).as("the same again").isEqualTo(pdf);
    }

    @Test
    void itSaysWhatWasChosen() throws IOException {
        var selection = new DossierSelection(new Citizen("i", "s"), Samples.ordinary().debtor().taxId(),
                new DossierSelection.Reference("nominativo", "IK1ABC"), 2020, 2026);
        assertThat(text(index.produce(order(selection, 1), entries().subList(0, 1)))).contains("Debitore Mario Rossi", "Riferimento IK1ABC", "dal 2020 al 2026");
    }

    @Test
    void oneTableGoesOverManyPagesAndNothingLeavesItsColumn() throws Exception {
        var many = new ArrayList<Entry>();
        for (int i = 0; i < 40; i++) {
            many.addAll(entries());
        }
        var pdf = index.produce(order(DossierSelection.everything(new Citizen("i", "s")), many.size()), many);
        draw(pdf, "dossier-index-long");
        VeraPdf.accepts(pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(4);
            var tables = elements(document.getDocumentCatalog().getStructureTreeRoot()).filter(element -> element.getStructureType().equals("Table")).toList();
            assertThat(tables).hasSize(2);
            assertThat(tables.getLast().getKids()).as("a head and a row for each").hasSize(many.size() + 1);
            assertThat(text(pdf)).contains("Pagina 1", "Pagina 5");
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    for (var position : positions) {
                        if (!position.getUnicode().isBlank()) {
                            assertThat(position.getXDirAdj()).isGreaterThanOrEqualTo(27);
                            assertThat(position.getXDirAdj() + position.getWidthDirAdj()).as(text).isLessThanOrEqualTo(567);
                        }
                        assertThat(position.getYDirAdj()).isBetween(28f, 820f);
                    }
                }
            }.getText(document);
        }
    }

    static DossierOrder order(DossierSelection selection, int total) {
        return new DossierOrder(Samples.ID, 1, selection, total, Instant.parse("2027-01-02T10:00:00Z"));
    }

    /** One to pay, one paid, one with everything long and two failed attempts. */
    static List<Entry> entries() {
        return List.of(new Entry(Samples.ordinary(), List.of(paper(Paper.Kind.NOTICE))),
                new Entry(paid(Samples.ordinary()), List.of(paper(Paper.Kind.NOTICE), paper(Paper.Kind.RECEIPT), paper(Paper.Kind.ORIGINAL_RECEIPT))),
                new Entry(Samples.longest(), List.of(paper(Paper.Kind.NOTICE), paper(Paper.Kind.NEGATIVE_OUTCOME), paper(Paper.Kind.NEGATIVE_OUTCOME))));
    }

    private static PaymentRequest paid(PaymentRequest request) {
        return new PaymentRequest(request.id(), request.noticeCode(), request.creditorFiscalCode(), request.serviceCode(), request.serviceVersion(),
                request.serviceTitle(), request.debtor(), request.amount(), request.officeCode(), null, request.fields(), PaymentState.PAID,
                request.dueDate(), request.createdAt(), Instant.parse("2026-12-02T09:15:30Z"), request.description(), true, true, null);
    }

    private static Paper paper(Paper.Kind kind) {
        return new Paper(kind, kind == Paper.Kind.NEGATIVE_OUTCOME ? UUID.randomUUID() : null, "pdf", Samples.ASKED);
    }

    private static Stream<PDStructureElement> elements(PDStructureNode node) {
        return node.getKids().stream().filter(PDStructureElement.class::isInstance).map(PDStructureElement.class::cast)
                .flatMap(element -> Stream.concat(Stream.of(element), elements(element)));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static void draw(byte[] pdf, String name) throws IOException {
        Files.createDirectories(PICTURES);
        try (var document = Loader.loadPDF(pdf)) {
            for (int page = 0; page < Math.min(2, document.getNumberOfPages()); page++) {
                ImageIO.write(new PDFRenderer(document).renderImageWithDPI(page, 100), "png", PICTURES.resolve(name + "-" + page + ".png").toFile());
            }
        }
    }
}
