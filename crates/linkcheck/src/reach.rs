//! Which addresses a redirect may lead to.

use std::net::{IpAddr, Ipv4Addr, ToSocketAddrs};

use url::{Host, Url};

/// Whether a redirect may be followed. A page of the internet has no business
/// in the network at home; who writes a link to there means it.
pub(crate) fn may_follow(from: &Url, to: &Url) -> bool {
    matches!(to.scheme(), "http" | "https") && (is_public(to) || !is_public(from))
}

/// Whether all addresses of a URL's host are of the internet. A name that is
/// not known is: asking for it fails anyway.
fn is_public(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => is_global(address.into()),
        Some(Host::Ipv6(address)) => is_global(address.into()),
        Some(Host::Domain(name)) => {
            let port = url.port_or_known_default().unwrap_or(80);
            let name = name.trim_end_matches('.');
            let local = name == "localhost" || name.ends_with(".localhost");
            !local
                && (name, port)
                    .to_socket_addrs()
                    .map_or(true, |mut all| all.all(|address| is_global(address.ip())))
        }
        None => false,
    }
}

/// Whether an address is one of the internet (the special ones are listed in
/// RFC 6890).
fn is_global(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, ..] = v4.octets();
            let shared = a == 100 && (64..128).contains(&b);
            !(a == 0
                || shared
                || v4.is_loopback()
                || v4.is_private()
                || v4.is_link_local()
                || v4.is_broadcast())
        }
        IpAddr::V6(v6) => {
            let mapped = v6.to_ipv4_mapped().map(Ipv4Addr::into);
            mapped.map_or(
                !(v6.is_loopback()
                    || v6.is_unspecified()
                    || v6.is_unique_local()
                    || v6.is_unicast_link_local()),
                is_global,
            )
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::may_follow;

    #[test]
    fn the_internet_does_not_lead_home() {
        let follow =
            |from: &str, to: &str| may_follow(&from.parse().unwrap(), &to.parse().unwrap());
        let public = "https://93.184.216.34/";
        for to in [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://localhost:8080/",
            "http://x.localhost/",
            "http://10.0.0.1/",
            "http://192.168.1.1/",
            "http://169.254.169.254/latest/meta-data/",
            "http://100.64.0.1/",
            "http://0.0.0.0/",
            "http://[::1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[fd00::1]/",
            "ftp://93.184.216.34/",
            "file:///etc/passwd",
        ] {
            assert!(!follow(public, to), "{to}");
        }
        assert!(follow(public, "http://1.1.1.1/"));
        assert!(follow(public, "http://[2606:4700::1111]/"));
        assert!(follow("http://127.0.0.1/", "http://127.0.0.1:81/"));
    }
}
