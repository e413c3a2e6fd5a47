//! Speaking to a provider: short time-outs, no redirects, small answers, and no address of one's own
//! network unless the configuration says that the provider stands there.

use reqwest::{
    Client, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect::Policy,
};
use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    pin::Pin,
    sync::Arc,
    time::Duration,
};

/// How long a provider may take to answer.
const ANSWERS: Duration = Duration::from_secs(8);
/// How long a connection may take.
const CONNECTS: Duration = Duration::from_secs(4);
/// The longest answer: a set of keys is a few kilobytes.
const MOST: usize = 256 * 1024;

/// Why a provider was not reached.
#[derive(Debug, thiserror::Error)]
pub enum OutsideError {
    /// A provider of the configuration.
    #[error(
        "provider {0:?}: a name of small letters, digits and dashes, and an https issuer, or `internal`"
    )]
    Unusable(String),
    /// An address within one's own network.
    #[error("{0} is an address of a private network: set `internal` if the provider stands there")]
    Private(String),
    /// More than the limit.
    #[error("the answer is too long")]
    TooLong,
    /// The connection.
    #[error("{0}")]
    Http(String),
}

impl From<reqwest::Error> for OutsideError {
    fn from(error: reqwest::Error) -> Self {
        // The reason stands in what lies below; addresses may carry codes and are left out.
        let error = error.without_url();
        let reasons = std::iter::successors(Some(&error as &dyn std::error::Error), |e| e.source());
        Self::Http(reasons.map(ToString::to_string).collect::<Vec<_>>().join(": "))
    }
}

/// The way one provider is spoken to.
#[derive(Debug, Clone)]
pub struct Outside {
    client: Client,
    internal: bool,
}

impl Outside {
    /// A way to a provider, which may stand within one's own network.
    ///
    /// # Errors
    /// [`OutsideError::Http`] where TLS cannot be set up.
    pub fn new(internal: bool) -> Result<Self, OutsideError> {
        // One crypto provider for the whole program; whoever comes first installs it.
        drop(rustls::crypto::ring::default_provider().install_default());
        let builder = Client::builder()
            .redirect(Policy::none())
            .connect_timeout(CONNECTS)
            .timeout(ANSWERS)
            .https_only(!internal)
            .no_proxy();
        let builder = if internal { builder } else { builder.dns_resolver(Arc::new(PublicOnly)) };
        Ok(Self { client: builder.build()?, internal })
    }

    /// Asks once.
    ///
    /// # Errors
    /// [`OutsideError`].
    pub async fn ask(
        &self,
        request: axum::http::Request<Vec<u8>>,
    ) -> Result<axum::http::Response<Vec<u8>>, OutsideError> {
        let request = reqwest::Request::try_from(request)?;
        self.refuse_private(request.url())?;
        let mut answer = self.client.execute(request).await?;
        let mut whole = axum::http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            whole = whole.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await? {
            if body.len() + part.len() > MOST {
                return Err(OutsideError::TooLong);
            }
            body.extend_from_slice(&part);
        }
        whole.body(body).map_err(|error| OutsideError::Http(error.to_string()))
    }

    /// Names are looked at when they are resolved; an address in place of a name is not resolved.
    fn refuse_private(&self, url: &Url) -> Result<(), OutsideError> {
        let host = url.host_str().unwrap_or_default();
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        match bare.parse::<IpAddr>() {
            Ok(address) if !self.internal && !is_public(address) => {
                Err(OutsideError::Private(host.to_owned()))
            }
            _ => Ok(()),
        }
    }
}

/// The protocol's library asks by this way.
impl<'c> openidconnect::AsyncHttpClient<'c> for Outside {
    type Error = OutsideError;
    type Future = Pin<
        Box<dyn Future<Output = Result<openidconnect::HttpResponse, OutsideError>> + Send + 'c>,
    >;

    fn call(&'c self, request: openidconnect::HttpRequest) -> Self::Future {
        Box::pin(self.ask(request))
    }
}

/// Resolves names to public addresses only.
struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let name = name.as_str().to_owned();
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let public: Vec<_> = found.filter(|address| is_public(address.ip())).collect();
            if public.is_empty() {
                return Err(OutsideError::Private(name).into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

/// Whether an address is one of the public internet.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => match address.to_ipv4() {
            Some(inside) => is_public_v4(inside),
            None => is_public_v6(address),
        },
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, ..] = address.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let benchmarks = a == 198 && (b == 18 || b == 19);
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_documentation()
        || shared
        || benchmarks
        || a == 0
        || a >= 224
        || address.octets().starts_with(&[192, 0, 0]))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    // Only what is handed out to the internet (2000::/3), less documentation, and less the ways by
    // which another address is hidden inside (Teredo, 6to4).
    let [first, second, ..] = address.segments();
    let hidden = first == 0x2002 || (first == 0x2001 && second < 0x0200);
    let documentation = first == 0x2001 && second == 0x0db8;
    (first & 0xe000) == 0x2000 && !hidden && !documentation
}

#[cfg(test)]
mod tests {
    use super::{Outside, OutsideError, is_public};
    use axum::http::Request;

    #[test]
    fn only_public_addresses_are_public() {
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "198.18.0.1",
            "192.0.0.8",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "2001:db8::1",
            "2002:7f00:1::",
            "2001::1",
            "64:ff9b::7f00:1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
        for public in ["1.1.1.1", "113.160.0.1", "172.32.0.1", "2405:4800::1", "2001:dc8::1"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }

    #[tokio::test]
    async fn ones_own_network_is_not_asked() {
        let outside = Outside::new(false).unwrap();
        for url in [
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://169.254.169.254/latest/meta-data",
            "https://0x7f000001/",
            "https://2130706433/",
            "https://localhost/",
        ] {
            let request = Request::get(url).body(Vec::new()).unwrap();
            let error = outside.ask(request).await.unwrap_err();
            let text = error.to_string();
            assert!(
                matches!(error, OutsideError::Private(_)) || text.contains("private"),
                "{text}"
            );
        }
    }
}
