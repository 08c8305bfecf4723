package it.portaledgst.workers.integrator;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.catalogue.Catalogue;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.Address;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Creates what a client asks for, or says everything that is wrong with it, in the words of the portal's own form. */
@Component
@OnlyWithApi
class NewRequests {

    private static final int MOST_ERRORS = 100;

    private final PaymentRequests requests;
    private final Catalogue catalogue;
    private final Offices offices;

    NewRequests(PaymentRequests requests, Catalogue catalogue, Offices offices) {
        this.requests = requests;
        this.catalogue = catalogue;
        this.offices = offices;
    }

    /** The same key with the same content gives the same request, as it is now; with another content it is refused. */
    PaymentRequest create(Citizen client, UUID key, NewRequestJson body) {
        var problems = new LinkedHashMap<String, Problem>();
        var fields = fields(body);
        // What once was accepted is not judged again: the catalogue may have changed since.
        if (requests.confirmedWith(client, key).isEmpty()) {
            service(body, fields, problems);
        }
        var debtor = debtor(body.debtor(), problems);
        var amount = amount(body.amount());
        NewPaymentRequest.amountProblem(amount).ifPresent(why -> problems.put("/amount", Problem.of(why)));
        refuse(problems);
        var wanted = new NewPaymentRequest(key, body.serviceCode(), debtor, amount, body.officeCode(), fields);
        var request = confirm(client, wanted);
        if (!same(wanted, request)) {
            throw new ApiProblem(ProblemType.KEY_REUSED,
                    "Con questa Idempotency-Key è già stata creata una richiesta con altri dati: usa una chiave nuova per ogni richiesta.");
        }
        return request;
    }

    private PaymentRequest confirm(Citizen client, NewPaymentRequest wanted) {
        try {
            return requests.confirm(client, wanted);
        } catch (RejectedException e) {
            // only when the day changes in between
            refuse(Map.of(JsonBody.below("/fields", e.field()), e.problem()));
            throw e;
        }
    }

    private void service(NewRequestJson body, Map<String, String> fields, Map<String, Problem> problems) {
        catalogue.find(body.serviceCode()).filter(ServiceEntry::enabled).ifPresentOrElse(
                service -> catalogue.problems(service, fields)
                        .forEach((field, problem) -> problems.put(JsonBody.below("/fields", field), problem)),
                () -> problems.put("/serviceCode", Problem.of(Refusal.SERVICE)));
        if (offices.find(body.officeCode()).isEmpty()) {
            problems.put("/officeCode", Problem.of(Refusal.OFFICE));
        }
    }

    /** Null when something is wrong with it. */
    private static Debtor debtor(DebtorJson json, Map<String, Problem> problems) {
        var given = json == null ? new DebtorJson(null, null, null, null, null, null, null) : json;
        var address = given.address();
        var wrong = address == null ? Map.<String, Problem>of() : Address.problems(address.street(), address.civicNumber(),
                address.postalCode(), address.city(), address.province(), address.country());
        wrong.forEach((part, problem) -> problems.put("/debtor/address/" + part, problem));
        NewPaymentRequest.taxCountryProblem(given.taxId()).ifPresent(why -> problems.put("/debtor/taxCountry", Problem.of(why)));
        NewPaymentRequest.taxIdProblem(given.taxId()).ifPresent(why -> problems.put("/debtor/taxCode", Problem.of(why)));
        try {
            return new Debtor(given.kind(), given.fullName(), given.taxId(), given.email(), given.pec(),
                    address == null || !wrong.isEmpty() ? null : new Address(address.street(), address.civicNumber(),
                            address.postalCode(), address.city(), address.province(), address.country()));
        } catch (RejectedException e) {
            problems.put("/debtor/" + (e.field().equals("foreignTaxId") ? "taxCode" : e.field()), e.problem());
            return null;
        }
    }

    private static Map<String, String> fields(NewRequestJson body) {
        return body.fields() == null ? Map.of() : body.fields().entrySet().stream()
                .filter(field -> field.getValue() != null && !field.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Null when it is none. */
    private static BigDecimal amount(String text) {
        return text != null && text.matches("[0-9]{1,12}(\\.[0-9]{1,12})?") ? new BigDecimal(text) : null;
    }

    private static void refuse(Map<String, Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ApiProblem(ProblemType.INVALID, "Correggi i dati indicati in errors e ripeti la richiesta.",
                    problems.entrySet().stream().limit(MOST_ERRORS)
                            .map(problem -> new ApiProblem.Detail(problem.getKey(), null, problem.getValue().why().name(),
                                    problem.getValue().sentence()))
                            .toList());
        }
    }

    private static boolean same(NewPaymentRequest wanted, PaymentRequest request) {
        return wanted.serviceCode().equals(request.serviceCode()) && wanted.debtor().equals(request.debtor())
                && wanted.amount().compareTo(request.amount()) == 0 && Objects.equals(wanted.officeCode(), request.officeCode())
                && wanted.fields().equals(request.fields());
    }
}
