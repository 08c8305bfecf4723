package it.portaledgst.ui.statement;

import java.io.IOException;
import java.util.UUID;

import it.portaledgst.domain.statement.CompanyStatements;
import it.portaledgst.domain.statement.StatementState;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.export.Attachment;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The file of a statement, piece by piece, for who asked for it; once the link has expired it leads to the page that says so. */
@RestController
class StatementDownload {

    private final CompanyStatements statements;
    private final SignedIn person;

    StatementDownload(CompanyStatements statements, SignedIn person) {
        this.statements = statements;
        this.person = person;
    }

    static String address(UUID id) {
        return StatementsView.ADDRESS + "/" + id + "/estratto.zip";
    }

    @GetMapping("/" + StatementsView.ADDRESS + "/{id}/estratto.zip")
    void zip(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        var asker = person.citizen();
        var statement = statements.one(asker, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (statement.state() != StatementState.READY) {
            response.sendRedirect("/" + StatementsView.ADDRESS);
            return;
        }
        Attachment.send(response, Attachment.ZIP, statement.fileName(), statement.size(), number -> statements.piece(asker, id, number));
    }
}
