import { type ComponentType, use } from "react";

/**
 * A page whose code is fetched when it is wanted.
 *
 * Once `prepare` has been awaited it shows at once; `React.lazy` would show a wait for a moment
 * even then, in place of the words that index.html has already painted.
 */
export function latePage<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let ready: ComponentType<Props> | null = null;
  let coming: Promise<ComponentType<Props>> | null = null;
  const prepare = () => {
    coming ??= load().then((component) => {
      ready = component;
      return component;
    });
    return coming;
  };
  const Page = (props: Props) => {
    const Component = ready ?? use(prepare());
    return <Component {...props} />;
  };
  return { Page, prepare };
}
