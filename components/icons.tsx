/**
 * The few icons of the interface, drawn after Lucide (https://lucide.dev, ISC license, © Lucide Contributors): a 24
 * unit grid, 2 unit strokes, the color of the text around them. They are decoration: the name of a button is its text.
 */
import type { ComponentChildren } from 'preact';

function Icon({ children, turned = false }: { children: ComponentChildren; turned?: boolean }) {
  return (
    <svg class={turned ? 'icon turned' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const CloseIcon = () => (
  <Icon>
    <path d="M18 6 6 18M6 6l12 12" />
  </Icon>
);

/** Points back, against the direction of reading: the style sheet mirrors it in right-to-left. */
export const BackIcon = () => (
  <Icon>
    <path d="M19 12H5M12 19l-7-7 7-7" />
  </Icon>
);

export const UnfoldIcon = ({ open }: { open: boolean }) => (
  <Icon turned={open}>
    <path d="m6 9 6 6 6-6" />
  </Icon>
);

export const ListenIcon = () => (
  <Icon>
    <path d="M11 5 6.5 9H3v6h3.5L11 19V5ZM15.5 9a4 4 0 0 1 0 6M18.5 6a8.5 8.5 0 0 1 0 12" />
  </Icon>
);

export const StopIcon = () => (
  <Icon>
    <rect x="6" y="6" width="12" height="12" rx="2" />
  </Icon>
);

export const AlarmIcon = () => (
  <Icon>
    <path d="M12 3.5 2.5 20h19L12 3.5ZM12 10v4.5M12 17.2v.1" />
  </Icon>
);

export const TurnOffIcon = () => (
  <Icon>
    <path d="M12 3v9M17.7 6.8a8 8 0 1 1-11.4 0" />
  </Icon>
);

export const KnowIcon = () => (
  <Icon>
    <path d="M20 6 9 17l-5-5" />
  </Icon>
);

export const UndoIcon = () => (
  <Icon>
    <path d="M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 0 11H11" />
  </Icon>
);

export const SaveIcon = ({ saved }: { saved: boolean }) => (
  <Icon>
    <path d="m19 21-7-4-7 4V5a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v16Z" fill={saved ? 'currentColor' : 'none'} />
  </Icon>
);

export const UpIcon = () => (
  <Icon>
    <path d="M12 19V5M5 12l7-7 7 7" />
  </Icon>
);

export const DownIcon = () => (
  <Icon>
    <path d="M12 5v14M19 12l-7 7-7-7" />
  </Icon>
);

export const RemoveIcon = () => (
  <Icon>
    <path d="M3 6h18M8 6V4h8v2M19 6l-1 15H6L5 6M10 11v6M14 11v6" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon>
    <path d="m20 20-4.5-4.5M17.5 10.5a7 7 0 1 1-14 0 7 7 0 0 1 14 0Z" />
  </Icon>
);
