import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ConfigEnv, UserManifest } from 'wxt';
import config from '../../wxt.config.ts';

describe.each(['chrome', 'firefox'])('the manifest for %s', (browser) => {
  it('asks for the permissions that CONTRIBUTING.md gives a reason for, and for no other', async () => {
    const { manifest } = config as { manifest: (env: Partial<ConfigEnv>) => UserManifest };
    const asked = manifest({ browser, mode: 'production' });
    const named = [
      ...(asked.permissions ?? []),
      ...(asked.host_permissions ?? []).map((host) => `host_permissions: ${host}`),
      ...((asked as { optional_permissions?: string[] }).optional_permissions ?? []),
    ];
    const text = await readFile('CONTRIBUTING.md', 'utf8');
    const table = text
      .slice(text.indexOf('### Permissions'))
      .split('\n\n')
      .find((part) => part.startsWith('|'));
    const rows = [...(table ?? '').matchAll(/^\| `([^`]+)` \| (.{40,}) \|$/gm)];
    const here = rows.filter(([, , reason]) => browser === 'chrome' || !reason!.startsWith('Chromium only'));
    expect(here.map(([, name]) => name).sort()).toEqual(named.sort());
  });
});
