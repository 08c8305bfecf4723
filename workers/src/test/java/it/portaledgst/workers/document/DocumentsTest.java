package it.portaledgst.workers.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.catalogue.FieldType;
import it.portaledgst.domain.catalogue.ServiceField;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.domain.receipt.Receipt;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {

    private static final Creditors CREDITORS = Samples.creditors("", null);
    private static final Path PICTURES = Path.of("target", "documents");

    private static final Map<String, String> FIELDS = IntStream.range(0, 30).boxed().collect(Collectors.toMap(n -> "f%02d".formatted(n),
            n -> "valore ".repeat(n), (one, other) -> one, TreeMap::new));

    private static NoticeDocument notices;
    private static ReceiptDocument receipts;
    private static OutcomeDocument outcomes;

    @BeforeAll
    static void documents() throws IOException {
        var offices = new Offices(Clock.systemUTC());
        notices = new NoticeDocument(CREDITORS, offices, Samples.NO_LOGOS);
        receipts = new ReceiptDocument(CREDITORS, offices);
        outcomes = new OutcomeDocument(CREDITORS, offices);
        Files.createDirectories(PICTURES);
    }

    @Test
    void theCbillCodeIsPrintedOnceThereIsOne() throws IOException {
        var offices = new Offices(Clock.systemUTC());
        assertThat(text(new NoticeDocument(Samples.creditors("A0EDT", null), offices, Samples.NO_LOGOS).produce(Samples.ordinary()))).contains("Cod. CBILL", "A0EDT");
        assertThat(text(notices.produce(Samples.ordinary()))).doesNotContain("CBILL");
    }

    record Sample(String name, byte[] pdf) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> all() {
        var ordinary = Samples.ordinary();
        var longest = Samples.longest();
        return Stream.of(new Sample("notice", notices.produce(ordinary)), new Sample("notice-longest", notices.produce(longest)),
                new Sample("receipt", receipt(ordinary, Samples.receipt(ordinary, true))),
                new Sample("notice-de", notices.produce(ordinary, SecondLanguage.GERMAN)),
                new Sample("notice-en", notices.produce(ordinary, SecondLanguage.ENGLISH)),
                new Sample("notice-de-longest", notices.produce(longest, SecondLanguage.GERMAN)),
                new Sample("notice-foreign", notices.produce(Samples.foreign())),
                new Sample("receipt-foreign", receipt(Samples.foreign(), Samples.receipt(Samples.foreign(), true))),
                new Sample("outcome-refused", outcomes.produce(ordinary, Samples.attempt(CheckoutProblem.PAID_OR_PAYING, null), Samples.ASKED)),
                new Sample("outcome-abandoned", outcomes.produce(longest, Samples.attempt(null, null), Samples.ASKED)),
                new Sample("receipt-two-pages", receipts.produce(ordinary(FIELDS), Samples.receipt(ordinary, true),
                        Optional.of(Samples.service(FIELDS.keySet().stream().map(name -> Samples.field(name, "Campo " + name.repeat(9), FieldType.TEXT))
                                .toArray(ServiceField[]::new))), Samples.VERIFICATION)),
                new Sample("receipt-longest", receipt(longest, Samples.receipt(longest, false))));
    }

    @Test
    void theNoticeSaysAllThatAPayerNeeds() throws IOException {
        assertThat(text(notices.produce(Samples.ordinary()))).contains("AVVISO DI PAGAMENTO",
                "Autorizzazioni generali per stazioni di radioamatore", "ENTE CREDITORE", "Ministero delle Imprese e del Made in Italy",
                "Ispettorato territoriale Lombardia", "DESTINATARIO", "Mario Rossi", "RSSMRA80A01H501U", "50,00 Euro", "31/12/2026",
                "DOVE PAGARE?", "Rata unica entro il 31/12/2026", "3010 0000 0000 0001 44", "80230390587", "IK1ABC 2026");
    }

    @Test
    void theSecondLanguageIsMarkedAsSuchAndTheCodeStillRead() throws Exception {
        for (var language : SecondLanguage.values()) {
            var pdf = notices.produce(Samples.ordinary(), language);
            assertThat(text(pdf)).contains("AVVISO DI PAGAMENTO", language.title, language.note, language.scan, "PAGA SUL TERRITORIO", language.territory);
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(languages(document.getDocumentCatalog().getStructureTreeRoot())).containsOnly(language.locale.getLanguage())
                        .hasSizeGreaterThan(12);
            }
            assertThat(new QRCodeReader().decode(bitmap(render(pdf, 150)), Map.of(DecodeHintType.TRY_HARDER, true)).getText())
                    .isEqualTo(QrCode.content(Samples.ordinary()));
        }
    }

    private static List<String> languages(PDStructureNode node) {
        return node.getKids().stream().filter(PDStructureElement.class::isInstance).map(PDStructureElement.class::cast)
                .flatMap(element -> Stream.concat(Stream.ofNullable(element.getLanguage()), languages(element).stream())).toList();
    }

    @Test
    void theReceiptSaysAllThatTheLawAsksFor() throws IOException {
        var request = Samples.ordinary();
        assertThat(text(receipt(request, Samples.receipt(request, true)))).contains("RICEVUTA DI PAGAMENTO",
                "Data e ora operazione 02/12/2026, 10:15:30", "Data contabile 02/12/2026", "Codice fiscale Ente Creditore 80230390587",
                "Ente Creditore Ministero delle Imprese e del Made in Italy", "IUV 01000000000000144", "Banca di prova S.p.A.",
                "88888888888", "c110729d258c4ab1b765fe902aae41d6", "Importo (Euro) 50,00", "Commissione del PSP (Euro) 1,50",
                "Totale pagato (Euro) 51,50", "Causale", "3010 0000 0000 0001 44", "Mario Rossi", "Anna Bianchi",
                "Importo in lettere (Euro) cinquanta/00", "Nominativo di stazione IK1ABC", "Tipo di richiesta Rinnovo dell'autorizzazione",
                "Scadenza del titolo 31/12/2026", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "VERIFICA LA RICEVUTA",
                "/verifica/").doesNotContain("Note");
    }

    @Test
    void theNegativeOutcomeSaysWhatHappenedAndClaimsNoMore() throws IOException {
        var request = Samples.ordinary();
        assertThat(text(outcomes.produce(request, Samples.attempt(null, ReturnKind.ERROR), Samples.ASKED))).contains(
                "ESITO NEGATIVO DEL PAGAMENTO ONLINE", "Importo richiesto", "50,00 Euro", "Iniziato il 01/12/2026, 10:15:30",
                "pagoPA ha segnalato che il pagamento non è riuscito.", "Ultima verifica con pagoPA 01/12/2026, 10:45:30",
                "Situazione al 01/12/2026, 11:00:00", "3010 0000 0000 0001 44", "01000000000000144", "Mario Rossi", "RSSMRA80A01H501U",
                "Ispettorato territoriale Lombardia", "Questo documento non è una ricevuta e non prova un pagamento",
                "prima di pagare di nuovo").doesNotContain("PSP", "Importo pagato");
        for (var problem : CheckoutProblem.values()) {
            assertThat(text(outcomes.produce(request, Samples.attempt(problem, null), Samples.ASKED)))
                    .contains("La pagina di pagamento di pagoPA non si è aperta.").doesNotContain("abbandonato");
        }
        assertThat(text(outcomes.produce(request, Samples.attempt(null, ReturnKind.CANCELLED), Samples.ASKED))).contains("è stato annullato");
        assertThat(text(outcomes.produce(request, Samples.attempt(null, ReturnKind.OK), Samples.ASKED))).contains("non ha inviato la ricevuta");
    }

    @Test
    void aDebtorWithoutItalianCodeIsShownWithTheForeignNumberAndItsCountry() throws IOException {
        var request = Samples.foreign();
        for (var pdf : List.of(notices.produce(request), receipt(request, Samples.receipt(request, true)))) {
            assertThat(text(pdf)).contains("Identificativo fiscale estero GS-", "(Georgia del Sud e")
                    .doesNotContain("ANONIMO", "Cod. Fiscale GS", "partita IVA");
        }
    }

    @Test
    void whatTheReceiptDidNotSayIsNotMadeUp() throws IOException {
        var request = Samples.ordinary();
        assertThat(text(receipt(request, Samples.receipt(request, false))))
                .contains("Ricevuta pervenuta il 02/12/2026, 10:15:32")
                .doesNotContain("Data e ora operazione", "Commissione", "Totale pagato", "eseguito da", "Metodo");
    }

    @Test
    void theSameRequestGivesTheSameBytes() {
        var request = Samples.ordinary();
        assertThat(notices.produce(request)).isEqualTo(notices.produce(request));
        assertThat(receipt(request, Samples.receipt(request, true)))
                .isEqualTo(receipt(request, Samples.receipt(request, true)));
    }

    @Test
    void theQrCodeCanBeReadFromTheScreen() throws Exception {
        for (var request : List.of(Samples.ordinary(), Samples.longest())) {
            assertThat(new QRCodeReader().decode(bitmap(render(notices.produce(request), 150)), Map.of(DecodeHintType.TRY_HARDER, true)).getText()).isEqualTo("PAGOPA|002|301000000000000144|80230390587|"
                    + (request.amount().intValue() == 50 ? "5000" : "99999999"));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theCodeOfAReceiptLeadsToItsVerification(Sample sample) throws Exception {
        if (sample.name.startsWith("receipt")) {
            try (var document = Loader.loadPDF(sample.pdf)) {
                var last = new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, 150);
                assertThat(new QRCodeReader().decode(bitmap(last), Map.of(DecodeHintType.TRY_HARDER, true)).getText()).isEqualTo(Samples.VERIFICATION);
            }
        }
    }

    @Test
    void theQrCodeIsAsPrescribed() {
        var modules = QrCode.modules(QrCode.content(Samples.longest()));
        assertThat(modules).hasDimensions(33, 33);
        var cents = Samples.ordinary();
        assertThat(QrCode.content(withAmount(cents, "0.05"))).endsWith("|05");
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingLeavesThePageOrItsColumn(Sample sample) throws IOException {
        try (var document = Loader.loadPDF(sample.pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(sample.name.endsWith("two-pages") ? 2 : 1);
            new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    for (var position : positions) {
                        assertThat(position.getXDirAdj()).isGreaterThanOrEqualTo(27);
                        if (!position.getUnicode().isBlank()) {
                            assertThat(position.getXDirAdj() + position.getWidthDirAdj()).as(text).isLessThanOrEqualTo(567);
                        }
                        assertThat(position.getYDirAdj()).isBetween(28f, 820f);
                    }
                }
            }.getText(document);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void itIsAnAccessibleDocumentThatCanBeArchived(Sample sample) throws Exception {
        VeraPdf.accepts(sample.pdf);
    }

    @ParameterizedTest
    @MethodSource("all")
    void itNamesItselfAndItsLanguage(Sample sample) throws IOException {
        ImageIO.write(render(sample.pdf, 150), "png", PICTURES.resolve(sample.name + ".png").toFile());
        Files.write(PICTURES.resolve(sample.name + ".pdf"), sample.pdf);
        try (var document = Loader.loadPDF(sample.pdf)) {
            assertThat(document.getDocumentInformation().getTitle()).endsWith("3010 0000 0000 0001 44");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("it-IT");
            assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
        }
    }

    private static BinaryBitmap bitmap(BufferedImage page) {
        return new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(page)));
    }

    private static PaymentRequest ordinary(Map<String, String> fields) {
        var debtor = Samples.ordinary().debtor();
        return Samples.request(debtor, new BigDecimal("50.00"), "Titolo", "Causale", fields);
    }

    private static byte[] receipt(PaymentRequest request, Receipt receipt) {
        return receipts.produce(request, receipt, Optional.of(Samples.SERVICE), Samples.VERIFICATION);
    }

    private static PaymentRequest withAmount(PaymentRequest r, String amount) {
        return new PaymentRequest(r.id(), r.noticeCode(), r.creditorFiscalCode(), r.serviceCode(), r.serviceVersion(), r.serviceTitle(), r.debtor(),
                new BigDecimal(amount), r.officeCode(), r.proposedOfficeCode(), r.fields(), r.state(), r.dueDate(), r.createdAt(), r.paidAt(),
                r.description(), r.noticeReady(), r.receiptReady(), r.lastAttempt());
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static BufferedImage render(byte[] pdf, int dpi) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(0, dpi);
        }
    }
}
