//! One-time sign-in links and passwords at the terminal.

use anyhow::Context;
use ddci_platform::{
    identity::{MakeLink, Password, Token},
    permit::Actor,
    store::Db,
};
use jiff::SignedDuration;
use std::io::{IsTerminal, Read};

/// Makes a one-time sign-in link and gives its address.
///
/// # Errors
/// The login that is unknown, or the database's.
pub async fn link(
    db: &Db,
    actor: &Actor,
    login: &str,
    public_url: &str,
    lasts: SignedDuration,
) -> anyhow::Result<String> {
    let token = Token::new(db.random())?;
    let make = MakeLink { login: login.to_owned(), token: token.clone(), lasts };
    db.run(actor, &make).await?;
    Ok(format!("{public_url}/sign-in/link/{}", token.reveal()))
}

/// Asks for a password at the terminal, or reads it from a pipe; never from the command line,
/// where other users of the machine could read it.
///
/// # Errors
/// The password that is refused, in words.
pub async fn password(db: &Db, login: &str) -> anyhow::Result<Password> {
    let plain = if std::io::stdin().is_terminal() {
        rpassword::prompt_password("Password: ").context("the password cannot be read")?
    } else {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        text.trim_end_matches(['\r', '\n']).to_owned()
    };
    Ok(Password::new(&plain, login, db.random()).await?)
}
