//! Asking for one address.

use ureq::{Agent, Error, http::Response};
use url::Url;

use crate::{Options, Outcome, reach::may_follow};

/// Browsers give up after 20; whoever needs more than this has a circle.
const MOST_REDIRECTS: usize = 10;

/// Asks for addresses.
pub(crate) struct Visitor {
    agent: Agent,
}

/// What came of asking, for the rest of its host.
pub(crate) struct Visit {
    pub(crate) outcome: Outcome,
    /// Asking this host for more would bring the same, or be a nuisance.
    pub(crate) host_is_done: bool,
}

/// An answer, as far as it matters here.
struct Answer {
    status: u16,
    location: Option<String>,
}

impl Visitor {
    pub(crate) fn new(options: &Options) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(options.timeout))
            .user_agent(options.user_agent.as_str())
            .accept("*/*")
            .max_idle_connections(options.at_once)
            .build();
        Self {
            agent: config.into(),
        }
    }

    /// Asks for an address and follows where it leads.
    pub(crate) fn visit(&self, url: &Url) -> Visit {
        let mut at = url.clone();
        let mut moved = None;
        let mut for_good = true;
        for _ in 0..=MOST_REDIRECTS {
            let answer = match self.ask(&at) {
                Ok(answer) => answer,
                Err(error) => return failed(&error, &at),
            };
            let Some(to) = answer.leads_to(&at) else {
                let status = answer.status;
                return Visit {
                    outcome: Outcome::of_status(status, moved),
                    host_is_done: status == 429,
                };
            };
            if !may_follow(&at, &to) {
                let reason = "it leads to an address that is not of the internet";
                return unknown(reason);
            }
            for_good &= matches!(answer.status, 301 | 308);
            if for_good {
                moved = Some(to.to_string());
            }
            at = to;
        }
        unknown("it leads from address to address without end")
    }

    /// `HEAD` spares both sides the page. What servers answer to it counts only
    /// when it is good: many never learnt it.
    fn ask(&self, url: &Url) -> Result<Answer, Error> {
        let head = self.agent.head(url.as_str()).call();
        let head = head.map(|response| Answer::of(&response));
        match head {
            Ok(answer) if answer.status < 400 || answer.status == 429 => Ok(answer),
            Err(error) if is_unreachable(&error) => Err(error),
            _ => {
                let get = self.agent.get(url.as_str()).call();
                get.map(|response| Answer::of(&response))
            }
        }
    }
}

impl Answer {
    fn of<B>(response: &Response<B>) -> Self {
        let location = response.headers().get("location");
        Self {
            status: response.status().as_u16(),
            location: location.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()),
        }
    }

    /// Where it redirects to, without fragment.
    fn leads_to(&self, at: &Url) -> Option<Url> {
        if !matches!(self.status, 301 | 302 | 303 | 307 | 308) {
            return None;
        }
        let mut to = at.join(self.location.as_deref()?).ok()?;
        to.set_fragment(None);
        Some(to)
    }
}

fn unknown(reason: &str) -> Visit {
    Visit {
        outcome: Outcome::Unknown(reason.into()),
        host_is_done: false,
    }
}

fn is_unreachable(error: &Error) -> bool {
    match error {
        Error::HostNotFound | Error::ConnectionFailed | Error::Timeout(_) => true,
        Error::Io(error) => error.kind() == std::io::ErrorKind::ConnectionRefused,
        _ => false,
    }
}

fn failed(error: &Error, at: &Url) -> Visit {
    let host = at.host_str().unwrap_or_default();
    let reason = match error {
        Error::HostNotFound => format!("there is no host {host}"),
        Error::Timeout(_) => "it does not answer in time".into(),
        error if is_unreachable(error) => format!("{host} can't be reached"),
        Error::Rustls(_) | Error::Tls(_) => format!("the certificate of {host} can't be trusted"),
        // rustls hands the certificate's errors over as those of reading.
        Error::Io(error) if error.to_string().contains("certificate") => {
            format!("the certificate of {host} can't be trusted")
        }
        error => format!("asking fails: {error}"),
    };
    Visit {
        outcome: Outcome::Broken(reason),
        host_is_done: is_unreachable(error),
    }
}
