package it.portaledgst.workers.integrator;

import java.util.List;

/** Becomes the answer. The sentences are Italian and meant for whoever made the call. */
class ApiProblem extends RuntimeException {

    /**
     * What is wrong with one value.
     *
     * @param pointer   where it stands in the body (RFC 6901); null for a parameter
     * @param parameter the name of the query parameter or header; null for a value of the body
     */
    record Detail(String pointer, String parameter, String code, String detail) {
    }

    static final String WHICH_URL = "Indica un indirizzo https completo, senza credenziali né frammento, di al massimo 2000 caratteri.";

    final ProblemType type;
    final transient List<Detail> errors;

    ApiProblem(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    ApiProblem(ProblemType type, String detail, List<Detail> errors) {
        super(detail);
        this.type = type;
        this.errors = errors;
    }

    static ApiProblem inBody(ProblemType type, String pointer, String code, String detail) {
        return new ApiProblem(type, detail, List.of(new Detail(pointer, null, code, detail)));
    }

    static ApiProblem inParameter(ProblemType type, String parameter, String code, String detail) {
        return new ApiProblem(type, detail, List.of(new Detail(null, parameter, code, detail)));
    }

    static ApiProblem notFound() {
        return new ApiProblem(ProblemType.NOT_FOUND, "Non c'è nulla a questo indirizzo per il tuo client.");
    }
}
