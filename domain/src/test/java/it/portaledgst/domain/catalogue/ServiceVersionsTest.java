package it.portaledgst.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.lock.Locks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionOperations;

class ServiceVersionsTest extends DomainTest {

    private static final String CODE = "51-ESA_RAD";
    private static final String LABEL = "Sessione d'esame";
    private static final int NODES = 8;

    @Autowired
    private Catalogue catalogue;
    @Autowired
    private ServiceVersions versions;
    @Autowired
    private Locks locks;
    @Autowired
    private TransactionOperations transactions;

    @Test
    void everyServiceOfTheCatalogueIsKeptWhole() {
        assertThat(catalogue.all()).hasSize(26).allSatisfy(service -> {
            assertThat(versions.of(service)).isEqualTo(1);
            assertThat(versions.find(service.code(), 1)).contains(service);
        });
        var elsewhere = started(List.of());
        assertThat(catalogue.all()).as("read back from the database").allSatisfy(service ->
                assertThat(elsewhere.find(service.code(), 1)).contains(service));
        assertThat(elsewhere.find(CODE, 99)).isEmpty();
    }

    @Test
    void onlyWhatChangedGetsANewVersionAndWhatComesBackItsOldOne() {
        var before = rows();
        var changed = started(labelled("Una volta"));
        int version = current(changed, "Una volta");

        assertThat(version).isGreaterThan(1);
        assertThat(rows()).isEqualTo(before + 1);
        assertThat(changed.of(catalogue.find("11-AUT_GEN_RAD").orElseThrow())).isEqualTo(1);
        assertThat(label(changed, version)).isEqualTo("Una volta");
        assertThat(label(changed, 1)).isEqualTo(LABEL);
        assertThat(label(versions, version)).as("a program with the old catalogue").isEqualTo("Una volta");

        assertThat(current(started(labelled("Una volta")), "Una volta")).isEqualTo(version);
        assertThat(current(started(labelled(LABEL)), LABEL)).isEqualTo(1);
        assertThat(rows()).isEqualTo(before + 1);
        assertThat(current(started(labelled("Due volte")), "Due volte")).isEqualTo(version + 1);
    }

    @Test
    void whatLeftTheCatalogueIsStillKnown() {
        var without = started(catalogue.all().stream().filter(service -> !service.code().equals(CODE)).toList());

        assertThat(label(without, 1)).isEqualTo(LABEL);
    }

    /** Until version 17 of the tables a service carried its published amounts. */
    @Test
    void whatWasKeptWithAmountsIsStillRead() {
        jdbc.sql("""
                insert into service_version (service_code, version, content_hash, content, valid_from)
                select service_code, 1000, repeat('0', 64), content || '{"amounts": [{"item": "Contributo esame", "euro": 25.00, "source": "Pagina"}]}', now()
                from service_version where service_code = ? and version = 1""").param(CODE).update();

        assertThat(started(List.of()).find(CODE, 1000)).isEqualTo(versions.find(CODE, 1)).isPresent();
    }

    @Test
    void aRequestKeepsTheVersionItWasMadeWith() {
        var request = confirm(ANNA);
        started(labelled("Dopo"));

        assertThat(request.serviceVersion()).isEqualTo(1);
        assertThat(requests.find(ANNA, request.id()).orElseThrow().serviceVersion()).isEqualTo(1);
    }

    @Test
    void programsThatStartAtOnceAgree() throws Exception {
        var before = rows();
        var together = new CyclicBarrier(NODES);
        var nodes = new ArrayList<Callable<ServiceVersions>>();
        IntStream.range(0, NODES).forEach(node -> nodes.add(() -> {
            var services = labelled(node % 2 == 0 ? "Insieme pari" : "Insieme dispari");
            together.await();
            return started(services);
        }));
        try (var threads = Executors.newFixedThreadPool(NODES)) {
            var even = new ArrayList<Integer>();
            var odd = new ArrayList<Integer>();
            var started = threads.invokeAll(nodes);
            for (int node = 0; node < NODES; node++) {
                (node % 2 == 0 ? even : odd).add(current(started.get(node).get(), node % 2 == 0 ? "Insieme pari" : "Insieme dispari"));
            }
            assertThat(even).containsOnly(even.getFirst());
            assertThat(odd).containsOnly(odd.getFirst());
            assertThat(label(versions, even.getFirst())).isEqualTo("Insieme pari");
            assertThat(label(versions, odd.getFirst())).isEqualTo("Insieme dispari");
        }
        assertThat(rows()).isEqualTo(before + 2);
    }

    @Test
    void aVersionCannotBeChanged() {
        assertThatThrownBy(() -> jdbc.sql("update service_version set content = '{}'").update()).hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from service_version").update()).hasMessageContaining("append-only");
    }

    private ServiceVersions started(List<ServiceEntry> services) {
        return new ServiceVersions(jdbc, locks, transactions, services, clock);
    }

    /** Of the service under that label in a program that carries it. */
    private static int current(ServiceVersions versions, String label) {
        return versions.of(labelled(label).stream().filter(service -> service.code().equals(CODE)).findFirst().orElseThrow());
    }

    private static List<ServiceEntry> labelled(String label) {
        try {
            var yaml = new ClassPathResource("catalogue/services.yaml").getContentAsString(StandardCharsets.UTF_8);
            return CatalogueReader.read("services.yaml", yaml.replace("\"" + LABEL + "\"", "\"" + label + "\"")).entries().stream()
                    // also asks for the session, and is not looked at here
                    .filter(service -> !service.code().equals("56-RTF_ES") && !service.code().equals("60-ESA_GMDSS")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String label(ServiceVersions versions, int version) {
        return versions.find(CODE, version).orElseThrow().field("sessione_esame").orElseThrow().label();
    }

    private int rows() {
        return jdbc.sql("select count(*) from service_version").query(Integer.class).single();
    }
}
