package it.portaledgst.workers.integrator;

import com.fasterxml.jackson.annotation.JsonInclude;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.FieldType;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.catalogue.ServiceField;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client must know before it creates a request: services and offices. */
@RestController
@RequestMapping(Api.ROOT)
@OnlyWithApi
class CatalogueApi {

    private record Services(List<ServiceJson> services) {
    }

    /** @param officeCriterion which place decides the office of competence */
    private record ServiceJson(String code, boolean codeVerified, String title, String subject, String officeCriterion,
                               List<FieldJson> fields) {
    }

    private record ChoiceJson(String value, String label) {
    }

    private record OnlyWithJson(String field, List<String> choices) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record FieldJson(String name, String label, FieldType type, boolean required, List<ChoiceJson> choices, String pattern,
                             Integer maxLength, String help, Integer min, Integer max, LocalDate notBefore, LocalDate notAfter,
                             OnlyWithJson onlyWith) {
    }

    private record AllOffices(List<OfficeJson> offices) {
    }

    private record OfficeJson(String code, String name, List<String> provinces) {
    }

    private final Catalogue catalogue;
    private final Offices offices;
    private final Clock clock;

    CatalogueApi(Catalogue catalogue, Offices offices, Clock clock) {
        this.catalogue = catalogue;
        this.offices = offices;
        this.clock = clock;
    }

    @GetMapping(path = "/services", produces = MediaType.APPLICATION_JSON_VALUE)
    Services services() {
        return new Services(catalogue.all().stream().filter(ServiceEntry::enabled).map(this::service).toList());
    }

    @GetMapping(path = "/services/{code}", produces = MediaType.APPLICATION_JSON_VALUE)
    ServiceJson service(@PathVariable String code) {
        return catalogue.find(code).filter(ServiceEntry::enabled).map(this::service).orElseThrow(ApiProblem::notFound);
    }

    @GetMapping(path = "/offices", produces = MediaType.APPLICATION_JSON_VALUE)
    AllOffices offices() {
        return new AllOffices(offices.territorial().stream().map(CatalogueApi::office).toList());
    }

    private static OfficeJson office(Office office) {
        return new OfficeJson(office.code(), office.name(), office.provinces());
    }

    private ServiceJson service(ServiceEntry service) {
        return new ServiceJson(service.code(), service.codeVerified(), service.title(), service.subject(), service.criterion().label(),
                service.fields().stream().map(this::field).toList());
    }

    private FieldJson field(ServiceField field) {
        var today = PaymentTerms.today(clock);
        var onlyWith = field.onlyWith();
        return new FieldJson(field.name(), field.label(), field.type(), field.required(),
                field.choices().isEmpty() ? null : field.choices().stream().map(choice -> new ChoiceJson(choice.value(), choice.label())).toList(),
                field.pattern(), field.maxLength(), field.help(), field.min(), field.max(),
                field.firstDate(today).orElse(null), field.lastDate(today).orElse(null),
                onlyWith == null ? null : new OnlyWithJson(onlyWith.field(), onlyWith.choices()));
    }
}
