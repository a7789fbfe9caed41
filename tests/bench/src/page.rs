//! The Account Linking form of 2024 as the content script describes it, with as many domain rows as are asked for.

use linkwright::page::{Control, ControlRole, Node, NodeContent, PageSnapshot, PageText};

/// Where the form is.
pub const ADDRESS: &str = "https://developer.amazon.com/alexa/console/ask/build/custom/amzn1.ask.skill.00000000-0000-4000-8000-000000000001/development/en_US/account-linking";

/// Where the Web Settings are.
pub const SETTINGS_ADDRESS: &str = "https://developer.amazon.com/settings/console/securityprofile/web-settings/view.html?identityAppFamilyId=amzn1.application.0";

struct Builder {
    snapshot: PageSnapshot,
    row: Option<u32>,
}

impl Builder {
    fn new() -> Self {
        let snapshot = PageSnapshot {
            url: ADDRESS.into(),
            loaded: 1,
            title: "Account Linking".into(),
            lang: "en".into(),
            nodes: Vec::new(),
            truncated: false,
            typing: None,
        };
        Self { snapshot, row: None }
    }

    fn push(&mut self, content: NodeContent) {
        let handle = u32::try_from(self.snapshot.nodes.len()).unwrap_or(u32::MAX);
        self.snapshot.nodes.push(Node { handle, parent: self.row, content });
    }

    fn heading(&mut self, text: &str) {
        self.row = None;
        self.push(NodeContent::Heading { text: text.into() });
    }

    fn row(&mut self, label: &str) {
        self.row = None;
        let group = u32::try_from(self.snapshot.nodes.len()).ok();
        self.push(NodeContent::Group { region: None, label: String::new() });
        self.row = group;
        self.text(label);
    }

    fn text(&mut self, text: &str) {
        self.push(NodeContent::Text { text: text.into() });
    }

    fn control(&mut self, role: ControlRole, value: &str, checked: Option<bool>) {
        self.push(NodeContent::Control(Control {
            role,
            labels: Vec::new(),
            value: PageText::new(value),
            options: Vec::new(),
            checked,
            expanded: false,
            enabled: true,
            read_only: false,
            password: false,
            submits: false,
        }));
    }

    fn input(&mut self, label: &str, value: &str) {
        self.row(label);
        self.control(ControlRole::Text, value, None);
    }

    fn toggle(&mut self, label: &str, on: bool) {
        self.row(label);
        self.control(ControlRole::Toggle, "", Some(on));
    }
}

/// How many controls a page has.
pub fn controls(snapshot: &PageSnapshot) -> usize {
    snapshot.nodes.iter().filter(|node| matches!(node.content, NodeContent::Control(_))).count()
}

/// The form with about this many controls, each domain row with the button that removes it, and many mistakes.
pub fn account_linking(wanted: usize) -> PageSnapshot {
    let mut page = Builder::new();
    page.heading("Account Linking");
    page.control(ControlRole::Button, "Save", None);
    page.toggle("Do you allow users to create an account or link to an existing account with you?", true);
    page.toggle("Allow users to enable skill without account linking (Recommended).", false);
    page.toggle("Allow users to link their account to your skill from within your application or website", true);
    page.toggle("Allow users to authenticate using your mobile application", false);
    page.toggle("Allow users to link their account to your skill using voice", false);
    page.heading("Security Provider Information");
    page.row("Select an authorization grant type*");
    for (on, name) in [(false, "Implicit Grant"), (true, "Auth Code Grant")] {
        page.row = None;
        let group = u32::try_from(page.snapshot.nodes.len()).ok();
        page.push(NodeContent::Group { region: None, label: String::new() });
        page.row = group;
        page.control(ControlRole::Radio, "", Some(on));
        page.text(name);
    }
    page.input("Your Web Authorization URI*", "https://www.amazon.com/ap/oa?state=1");
    page.input("Access Token URI*", "https://api.amazon.com/auth/02/token");
    page.input("Your Client ID*", "amzn1.application-ao2-client.0123456789abcdef0123456789abcdef");
    page.input("Your Secret*", "\"fake secret\"");
    page.row("Your Authentication Scheme*");
    page.control(ControlRole::Combobox, "HTTP Basic (Recommended)", None);
    page.row("Scope");
    for scope in ["user_id", "profile,postal_code"] {
        page.control(ControlRole::Text, scope, None);
        page.control(ControlRole::Button, "×", None);
    }
    page.control(ControlRole::Button, "+ Add scope", None);
    page.input("Default Access Token Expiration Time", "80420");
    page.row("Domain List");
    let mut number = 0;
    while controls(&page.snapshot) + 1 < wanted {
        let row = match number % 5 {
            0 => format!("https://d{number}.example-app.test"),
            1 => format!("d{number}.example.com"),
            2 => format!("d{number}.example-app.test, e{number}.example-app.test"),
            _ => format!("d{number}.example-app.test"),
        };
        page.control(ControlRole::Text, &row, None);
        page.control(ControlRole::Button, "×", None);
        number += 1;
    }
    page.control(ControlRole::Button, "+ Add domain", None);
    page.row("Alexa Redirect URLs");
    for host in ["pitangui.amazon.com", "alexa.amazon.co.jp", "layla.amazon.com"] {
        page.text(&format!("https://{host}/api/skill/link/M1FAKE0000001"));
    }
    page.snapshot
}

/// Web Settings with one of the three URLs, near misses of the others, and as many wrong origins and return URLs of other
/// products as a tenth of the controls on the other page.
pub fn web_settings(controls: usize) -> PageSnapshot {
    let mut page = Builder::new();
    page.heading("Bench - Security Profile");
    page.row("Allowed Origins");
    for number in 0..controls / 10 {
        page.text(&format!("https://o{number}.example-app.test/"));
    }
    page.row("Allowed Return URLs");
    for url in [
        "https://pitangui.amazon.com/api/skill/link/M1FAKE0000001",
        "http://layla.amazon.com/api/skill/link/M1FAKE0000001",
        "https://alexa.amazon.co.jp/api/skill/link/M1FAKE0000002",
        "https://example-app.test/cb",
    ] {
        page.text(url);
    }
    for number in 0..controls / 10 {
        page.text(&format!("http://r{number}.example-app.test/cb"));
    }
    page.snapshot
}
