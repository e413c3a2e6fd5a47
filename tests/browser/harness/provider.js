// A real provider of identities on this machine: oidc-provider, certified for OpenID Connect. Whoever
// types a login there is that person; what it says of them is in `people`.

import { createServer } from "node:http";
import Provider from "oidc-provider";

/** The client that the program is to it. */
export const CLIENT = { id: "ddci", secret: "a-secret-between-the-two-of-them" };

/** How long a code counts here, in seconds. */
export const CODE_LASTS = 2;

/** Starts it. `back` is the one address it sends browsers back to. */
export async function startProvider(people, back) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [back] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    pkce: { required: () => true },
    ttl: { AuthorizationCode: CODE_LASTS },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  });
  server.on("request", provider.callback());
  const stop = () => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(resolve);
  });
  return { issuer, stop };
}
