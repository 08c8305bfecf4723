package it.portaledgst.domain.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import it.portaledgst.domain.lock.Locks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The services as they ever were, so that a request keeps what it was made with although the catalogue goes on. Each start
 * adds what is new in its catalogue; a content that was there before keeps its number, which lets programs with different
 * catalogues run beside each other.
 */
@Component
public class ServiceVersions {

    /** Leaves out what is empty, so that an attribute no service uses yet makes no new version of all of them. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(Include.NON_EMPTY))
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST).build();

    private record Key(String code, int version) {
    }

    private record Content(String code, String hash) {
    }

    private final JdbcClient jdbc;
    private final Map<String, Integer> current = new HashMap<>();
    private final Map<Key, ServiceEntry> read = new ConcurrentHashMap<>();

    @Autowired
    ServiceVersions(JdbcClient jdbc, Locks locks, TransactionOperations transactions, Catalogue catalogue, Clock clock) {
        this(jdbc, locks, transactions, catalogue.all(), clock);
    }

    ServiceVersions(JdbcClient jdbc, Locks locks, TransactionOperations transactions, List<ServiceEntry> services, Clock clock) {
        this.jdbc = jdbc;
        var contents = new LinkedHashMap<Content, String>();
        for (var service : services) {
            var json = JSON.writeValueAsString(service);
            contents.put(new Content(service.code(), hash(json)), json);
        }
        transactions.executeWithoutResult(transaction -> {
            var known = known();
            if (!known.keySet().containsAll(contents.keySet())) {
                locks.hold("versions of the services");
                add(contents, clock);
                known = known();
            }
            for (var content : contents.keySet()) {
                current.put(content.code(), known.get(content));
            }
        });
        services.forEach(service -> read.put(new Key(service.code(), current.get(service.code())), service));
    }

    /**
     * The number of a service's version in this program's catalogue, from 1.
     *
     * @throws NoSuchElementException when the catalogue has no such service
     */
    public int current(String code) {
        return Optional.ofNullable(current.get(code)).orElseThrow(() -> new NoSuchElementException("no service " + code));
    }

    /** Also finds services that have left the catalogue. */
    public Optional<ServiceEntry> find(String code, int version) {
        return Optional.ofNullable(read.computeIfAbsent(new Key(code, version), this::fromDatabase));
    }

    private ServiceEntry fromDatabase(Key key) {
        return jdbc.sql("select content from service_version where service_code = ? and version = ?")
                .params(key.code(), key.version()).query(String.class).optional()
                .map(json -> JSON.readValue(json, ServiceEntry.class)).orElse(null);
    }

    private void add(Map<Content, String> contents, Clock clock) {
        // Another program may have added them while this one waited for the lock.
        var known = known();
        contents.forEach((content, json) -> {
            if (!known.containsKey(content)) {
                jdbc.sql("""
                        insert into service_version (service_code, version, content_hash, content, valid_from)
                        select :code, coalesce(max(version), 0) + 1, :hash, :content::jsonb, :now
                        from service_version where service_code = :code""")
                        .param("code", content.code()).param("hash", content.hash()).param("content", json)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
            }
        });
    }

    private Map<Content, Integer> known() {
        var versions = new HashMap<Content, Integer>();
        jdbc.sql("select service_code, content_hash, version from service_version").query(row ->
                { versions.put(new Content(row.getString(1), row.getString(2)), row.getInt(3)); });
        return versions;
    }

    private static String hash(String json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
