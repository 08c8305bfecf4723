package it.portaledgst.ui.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.domain.payment.NoticeCode;

/** The notice code: in groups to read, without spaces when copied. */
public class CopyCode extends Div {

    private final NoticeCode code;
    private final NativeButton copy = new NativeButton();
    private final Span done = new Span();

    public CopyCode(NoticeCode code) {
        this.code = code;
        addClassName("notice-code");
        var text = new Span(code.grouped());
        text.addClassNames("mono", "notice-code-text");
        copy.add(new Icon(Icon.Shape.COPY), new Span(getTranslation("request.copy")));
        copy.addClassName("copy");
        done.getElement().setAttribute("role", "status");
        done.addClassName("quiet");
        add(text, copy, done);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        copy.getElement().executeJs("window.portale.prepareCopy(this, $0, $1, $2, $3)", code.value(),
                done.getElement(), getTranslation("request.copied"), getTranslation("request.copy.failed"));
    }
}
