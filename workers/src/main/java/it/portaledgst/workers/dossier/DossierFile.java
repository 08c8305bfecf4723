package it.portaledgst.workers.dossier;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.dossier.DossierOrder;
import it.portaledgst.domain.dossier.DossierWork;
import it.portaledgst.domain.dossier.Paper;
import it.portaledgst.domain.file.CsvFile;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.workers.document.DossierIndex;
import it.portaledgst.workers.document.DossierIndex.Entry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/**
 * Makes the file of a dossier: the stored documents as they are, then the index of them. What is in memory at once: one
 * document, one piece of the file, and a short record of each request for the index.
 */
@Component
class DossierFile {

    /** The list's export has the same ones; the last is the dossier's own. */
    private static final List<String> COLUMNS = List.of("Codice avviso", "Soggetto debitore", "Codice Fiscale", "Servizio", "Codice servizio",
            "Causale", "Importo in euro", "Stato", "Creata il", "Scadenza", "Pagata il", "Documenti");
    private static final int PAGE = 50;
    private static final Duration TOLD_EVERY = Duration.ofMillis(500);

    private final DossierWork work;
    private final DossierIndex index;

    DossierFile(DossierWork work, DossierIndex index) {
        this.work = work;
        this.index = index;
    }

    /** All of it, offered when it is whole; false when it was stopped before. */
    boolean make(DossierOrder order, BooleanSupplier stopping) {
        var pieces = new PieceStream(work, order);
        try (var zip = new ZipOutputStream(pieces)) {
            var entries = new ArrayList<Entry>(order.total());
            long told = System.nanoTime();
            List<PaymentRequest> page;
            while (!(page = work.next(order, entries.isEmpty() ? null : entries.getLast().request(), PAGE)).isEmpty()) {
                for (var request : page) {
                    if (stopping.getAsBoolean()) {
                        return false;
                    }
                    entries.add(new Entry(request, documents(zip, order, request)));
                    if (System.nanoTime() - told > TOLD_EVERY.toNanos()) {
                        work.progress(order, entries.size());
                        told = System.nanoTime();
                    }
                }
            }
            compressed(zip, "indice.csv", order.askedAt(), csv(entries));
            stored(zip, "indice.pdf", order.askedAt(), index.produce(order, entries));
            zip.finish();
            work.finish(order, pieces.end());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Paper> documents(ZipOutputStream zip, DossierOrder order, PaymentRequest request) throws IOException {
        var papers = work.papers(request).stream().filter(paper -> order.selection().holds(paper.kind())).toList();
        var names = FileNames.of(request, papers);
        for (int i = 0; i < papers.size(); i++) {
            stored(zip, names.get(i), papers.get(i).createdAt(), work.content(request, papers.get(i)));
        }
        return papers;
    }

    /** PDFs are compressed by themselves. */
    private static void stored(ZipOutputStream zip, String name, Instant moment, byte[] content) throws IOException {
        var entry = entry(name, moment);
        var sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static void compressed(ZipOutputStream zip, String name, Instant moment, byte[] content) throws IOException {
        zip.putNextEntry(entry(name, moment));
        zip.write(content);
        zip.closeEntry();
    }

    private static ZipEntry entry(String name, Instant moment) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(moment.atZone(PaymentTerms.ROME).toLocalDateTime());
        return entry;
    }

    private static byte[] csv(List<Entry> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var file = new CsvFile(bytes);
        file.row(COLUMNS);
        for (var entry : entries) {
            var request = entry.request();
            file.row(Arrays.asList(request.noticeCode(), request.debtor().fullName(), request.debtor().taxId().number(), request.serviceTitle(),
                    request.serviceCode(), request.description(), request.amount(), request.state().label(), day(request.createdAt()),
                    request.dueDate(), request.paidAt() == null ? null : day(request.paidAt()),
                    String.join(", ", FileNames.of(request, entry.papers()))));
        }
        file.end();
        return bytes.toByteArray();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, PaymentTerms.ROME);
    }
}
